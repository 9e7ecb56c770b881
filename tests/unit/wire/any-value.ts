/** Any sendable value, for property tests. */

import * as fc from 'fast-check'
import { Instant, Money, Price } from './kinds.ts'

/** Keys with a meaning for an engine, a serializer or a careless copy; and any others. */
export const keys: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom('constructor', 'prototype', 'toJSON', 'then', 'toString', 'valueOf', 'length'),
    fc.constantFrom('', '0', '1', '-1', '1.5', '4294967295', 'a b', 'hasOwnProperty', '__proto'),
    fc.constantFrom('data', 'context', 'result', 'tags', 'error', 't', 'i', 's', 'get', 'size'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  .filter((key) => key !== '__proto__')

/** Any string, including lone surrogates and tag-like texts. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => `a${String.fromCharCode(code)}`),
  fc.constantFrom('NaN', '-0', '__proto__', '["d",0,"data"]', '$', '\u2028', '\u0000', '</script>'),
)

const VIEWS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
]

/** A view of a part of a buffer, with other bytes around it. */
const views = fc
  .tuple(
    fc.constantFrom(...VIEWS),
    fc.uint8Array({ minLength: 48, maxLength: 48 }),
    fc.nat(2),
    fc.nat(3),
  )
  .map(([View, { buffer }, skipped, length]) => {
    const offset = skipped * View.BYTES_PER_ELEMENT
    return new View(buffer, offset, length) as ArrayBufferView
  })

const binary = fc.oneof(
  views,
  fc.uint8Array({ maxLength: 5 }).map(({ buffer }) => buffer),
  fc.uint8Array({ minLength: 4, maxLength: 8 }).map(({ buffer }) => new DataView(buffer, 1, 2)),
  fc
    .uint8Array({ maxLength: 40 })
    .map((bytes) => Buffer.from(bytes))
    .map((buffer) => new Uint8Array(buffer)),
)

const money = fc
  .tuple(fc.bigInt(), fc.constantFrom('EUR', 'XTS'))
  .map(([cents, currency]) => new Money(cents, currency))
const dates = fc.date({ noInvalidDate: false })

/** Values without children that are sendable in both directions. */
const leaves = fc.oneof(
  { weight: 3, arbitrary: texts },
  { weight: 2, arbitrary: fc.double() },
  fc.constantFrom(null, undefined, true, false, -0, NaN, Infinity, -Infinity, 0n),
  fc.bigInt(),
  dates,
  fc.webUrl().map((url) => new URL(url)),
  fc.array(fc.tuple(texts, texts), { maxLength: 3 }).map((pairs) => new URLSearchParams(pairs)),
  binary,
  money,
  fc.array(money, { maxLength: 2 }).map((parts) => new Price(parts)),
  dates.map((date) => new Instant(date)),
)

/** Values that only a result may contain. */
const clientLeaves = fc.oneof(
  fc
    .tuple(fc.constantFrom('a+', '[^/]', '(?<n>x)|y', '', '\\/'), fc.constantFrom('', 'g', 'iu'))
    .map(([source, flags]) => new RegExp(source, flags)),
  fc.tuple(texts, texts).map(([name, message]) => Object.assign(new Error(message), { name })),
)

/** Objects as found in practice: without prototype, with hidden keys, with symbols. */
function objectsOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const entries = fc.array(fc.tuple(keys, values), { maxLength: 4 })
  return fc.tuple(entries, fc.constantFrom('plain', 'bare', 'hidden')).map(([own, form]) => {
    const object = Object.assign(
      form === 'bare' ? Object.create(null) : {},
      Object.fromEntries(own),
    )
    if (form !== 'hidden') return object
    const hidden = { value: () => 'hidden', configurable: true }
    if (!Object.hasOwn(object, 'toJSON')) Object.defineProperty(object, 'toJSON', hidden)
    return Object.assign(object, { [Symbol.iterator]: () => 'hidden' })
  })
}

function valuesOf(own: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { values } = fc.letrec<{ values: unknown }>((tie) => {
    const some = fc.array(tie('values'), { maxLength: 4 })
    const pairs = fc.array(fc.tuple(tie('values'), tie('values')), { maxLength: 3 })
    return {
      values: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        own,
        some,
        fc.sparseArray(tie('values'), { maxNumElements: 3, maxLength: 6 }),
        objectsOf(tie('values')),
        pairs.map((entries) => new Map(entries)),
        some.map((members) => new Set(members)),
        // The same object in several places.
        tie('values').map((value) => [value, { value }, value]),
        // Runs of items with equal tags.
        fc
          .tuple(fc.array(tie('values'), { minLength: 1, maxLength: 2 }), fc.array(fc.nat(1)))
          .map(([kinds, items]) => items.map((item) => kinds[item % kinds.length])),
        // Long lists, mostly of one kind.
        fc.tuple(fc.nat(300), own).map(([length, value]) => Array.from({ length }, () => value)),
      ),
    }
  })
  return values
}

/** Values that may be sent to the server. */
export const serverBound = valuesOf(leaves)

/** Values that may be sent to the client, except cycles. */
export const clientBound = valuesOf(fc.oneof({ weight: 8, arbitrary: leaves }, clientLeaves))

/** Results that contain themselves: in objects, lists, maps and sets. */
export const cyclic: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.array(clientBound, { maxLength: 3 }),
    fc.subarray(['list', 'map', 'set', 'key', 'frozen']),
  )
  .map(([values, ways]) => {
    const root: Record<string, unknown> = { values }
    if (ways.includes('list')) root.list = [root, ...values, root]
    if (ways.includes('map'))
      root.map = new Map<unknown, unknown>([
        [0, root],
        [root, values],
      ])
    if (ways.includes('set')) root.set = new Set<unknown>([root])
    if (ways.includes('key')) root.prototype = [[[root]]]
    root.self = root
    return ways.includes('frozen') ? Object.freeze(root) : root
  })

/** Makes every change of plain data throw. */
export function deepFreeze<TValue>(value: TValue, met: Set<unknown> = new Set()): TValue {
  if (typeof value !== 'object' || value === null || met.has(value)) return value
  met.add(value)
  const inner = value instanceof Map ? [...value].flat(1) : value instanceof Set ? [...value] : []
  for (const each of inner) deepFreeze(each, met)
  if (ArrayBuffer.isView(value)) return value
  for (const each of Object.values(value)) deepFreeze(each, met)
  return Object.freeze(value)
}
