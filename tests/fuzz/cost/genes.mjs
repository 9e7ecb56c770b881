/** Descriptions of requests as plain data: created at random and mutated in small steps. */

/** A seeded generator of numbers from 0 to 1. */
export function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SIZES = [
  0, 1, 2, 3, 8, 16, 32, 63, 64, 100, 200, 250, 500, 700, 999, 1_000, 2_000, 9_000, 20_000,
]
const CHARACTERS = ['a', '0', ' ', 'é', '中', '∢', '😀', '/', '.', '-', '"', '\\', '\r', '\r\n']

/** The items of an envelope. */
const VALUES = {
  text: { characters: CHARACTERS, size: SIZES, escaped: [false, true] },
  number: { written: ['1', '-0.5', '1e308', '0.30000000000000004', '123456789012345678901'] },
  literal: { written: ['null', 'true'] },
  list: { size: SIZES, item: 'value' },
  object: { size: SIZES, keys: ['same', 'distinct', 'digits', 'escaped', 'long'], item: 'value' },
  nest: { depth: SIZES, brackets: ['list', 'object'], item: 'value' },
  tagged: { tag: ['u', 'n', 'b', 'd', 'l', 'a', 't', 'form'], size: SIZES },
  collection: {
    tag: ['s', 'm'],
    keys: ['chosen numbers', 'chosen bigints', 'numbers', 'bigints', 'doubles', 'texts', 'digits'],
    size: SIZES,
  },
  of: { tag: ['s', 'm', 'form', 'u', ':x'], item: 'value' },
  file: { names: [1, 2, 1_000], size: SIZES },
}

/** The choices for each way to send a request: a list of values, or the name of a kind. */
const REQUESTS = {
  json: {
    item: 'value',
    group: [1, 10, 1_000, 20_000],
    values: [49_000, 1_000_000],
    space: ['', ' ', '\n\n\n\n\n\n\n\n'],
    end: ['', '', '', ']', '"', '{'],
  },
  chunks: { item: 'value', chunk: [1, 8, 16, 64, 100, 128, 200, 1_000] },
  multipart: {
    kind: ['text', 'file', 'call'],
    parts: [1, 10, 100, 999],
    name: CHARACTERS,
    nameSize: SIZES,
    lines: SIZES,
    characters: [...CHARACTERS, '\r\n--', '--', '%0D', '%22'],
    item: 'value',
  },
  form: {
    fields: [1, 10, 100, 999, 2_000],
    characters: ['a', '+', '%41', '%', '%zz', '=', 'é', '\\'],
  },
  query: { item: 'value', characters: ['', 'a', '+', '%41', '%', '&', '='] },
  header: {
    name: [
      'cookie',
      'referer',
      'content-type',
      'content-encoding',
      'sec-fetch-site',
      'accept',
      'host',
    ],
    start: ['', 'a=', 'http://localhost/', 'multipart/form-data; boundary="'],
    characters: [
      ...CHARACTERS.slice(0, 3),
      '/',
      '.',
      ';',
      'a=b;',
      'a;',
      ',',
      '=',
      '"',
      '%41',
      '[',
      ':',
    ],
  },
}

export const WIRES = Object.keys(REQUESTS)

/** A request of one of {@link WIRES}. */
export function randomRequest(random, wire) {
  return { wire, ...randomFields(random, REQUESTS[wire], 0) }
}

/** The request with one property changed. */
export function mutate(random, request) {
  const { wire, ...fields } = request
  return { wire, ...mutated(random, fields, REQUESTS[wire], 0) }
}

function randomFields(random, fields, depth) {
  const entries = Object.entries(fields).map(([name, choice]) => [
    name,
    choice === 'value' ? randomValue(random, depth + 1) : pick(random, choice),
  ])
  return Object.fromEntries(entries)
}

function randomValue(random, depth) {
  const leaves = ['text', 'number', 'literal', 'tagged', 'collection', 'file']
  const kind = pick(random, depth > 3 ? leaves : Object.keys(VALUES))
  return { kind, ...randomFields(random, VALUES[kind], depth) }
}

function mutated(random, value, fields, depth) {
  const name = pick(random, Object.keys(fields))
  if (fields[name] !== 'value') return { ...value, [name]: pick(random, fields[name]) }
  const inner = value[name]
  const { kind, ...others } = inner
  const changed =
    random() < 0.4
      ? randomValue(random, depth + 1)
      : { kind, ...mutated(random, others, VALUES[kind], depth + 1) }
  return { ...value, [name]: changed }
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)]
}
