/** Texts of the wire with random edits, as from an attacker. */

import * as fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Becomes the key `__proto__` in the text, which an object literal cannot have. */
const PROTO = '@proto@'

const TAGS = [
  'u',
  'n',
  'b',
  'd',
  'l',
  'q',
  'm',
  's',
  'a',
  't',
  'r',
  'e',
  'file',
  'form',
  ':money',
  ':price',
  ':instant',
]
const NUMBERS = [0, 1, 2, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324]
const TEXTS = ['', 'NaN', '-0', '0', '7', 'data', 'constructor', 'prototype', 'length', 'toString']

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...TAGS, ...NUMBERS, ...TEXTS, ':other', 'x', 'data', 'context', PROTO),
  fc.constantFrom<Json>(null, true, [], {}, [[]], [['a', 1]], { [PROTO]: { polluted: 1 } }),
  fc.constantFrom<Json>({ length: 4_294_967_295 }, { toString: 1 }, { get: 1 }, { valueOf: null }),
  fc.constantFrom<Json>(
    [['a', 'b']],
    ['Uint8Array', 'AA=='],
    ['Float64Array', 'AA=='],
    ['a', 'g'],
    'http://a/',
  ),
  fc.constantFrom<Json>(['d', 0, 'data'], ['m', 0, 'data'], [':money', 0, 'data'], ['u', 1]),
)

interface Edit {
  readonly how: 'replace' | 'remove' | 'copy' | 'retag' | 'insert' | 'repeat' | 'number'
  readonly at: number
  readonly from: number
  readonly junk: Json
}

const edits = fc.array(
  fc.record<Edit>({
    how: fc.constantFrom('replace', 'remove', 'copy', 'retag', 'insert', 'repeat', 'number'),
    at: fc.nat(),
    from: fc.nat(),
    junk,
  }),
  { minLength: 1, maxLength: 6 },
)

/** A place in a tree: the container, and the key in it. */
type Slot = readonly [holder: Record<string, Json>, key: string]

function slotsOf(value: Json): Slot[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, Json>
  return Object.keys(holder).flatMap((key) => {
    const own: Slot = [holder, key]
    return [own].concat(slotsOf(holder[key] as Json))
  })
}

const copyOf = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json

function insert(into: Json, value: Json, at: number): void {
  if (Array.isArray(into)) into.splice(at % (into.length + 1), 0, value)
  else if (typeof into === 'object' && into !== null) {
    into[typeof value === 'string' ? value : 'extra'] = value
  }
}

function edit(root: Record<string, Json>, { how, at, from, junk: other }: Edit): void {
  const all = slotsOf(root)
  const rows = Array.isArray(root.tags) ? slotsOf(root.tags) : []
  // 50 % of the edits are in the side table, however small it is.
  const some = at % 2 === 0 && rows.length > 0 ? rows : all
  const slot = some[Math.floor(at / 2) % some.length]
  if (slot === undefined) return
  const [holder, key] = slot
  const value = holder[key] as Json
  if (how === 'replace') holder[key] = copyOf(other)
  if (how === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  }
  if (how === 'copy') {
    const [source, name] = all[from % all.length] as Slot
    holder[key] = copyOf(source[name] as Json)
  }
  if (how === 'retag' && Array.isArray(value)) value[0] = TAGS[from % TAGS.length] as string
  if (how === 'insert') insert(value, copyOf(other), from)
  if (how === 'repeat' && Array.isArray(value)) value.push(...(copyOf(value) as Json[]))
  if (how === 'number' && typeof value === 'number') {
    holder[key] = value + (NUMBERS[from % NUMBERS.length] as number)
  }
}

/** A text with up to six edits of its values, or of its characters. */
export function mutantsOf(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const short = texts.filter(({ length }) => length < 4_000)
  const mutant = fc.tuple(short, edits).map(([text, changes]) => {
    const root = JSON.parse(text) as Record<string, Json>
    for (const each of changes) edit(root, each)
    return JSON.stringify(root).replaceAll(PROTO, '__proto__')
  })
  const broken = fc.tuple(mutant, fc.nat(), fc.nat(3), fc.string({ maxLength: 3 }))
  return fc.oneof(
    { weight: 9, arbitrary: mutant },
    {
      weight: 1,
      arbitrary: broken.map(([text, at, removed, inserted]) => {
        const position = at % (text.length + 1)
        return text.slice(0, position) + inserted + text.slice(position + removed)
      }),
    },
  )
}
