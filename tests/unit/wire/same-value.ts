/** Compares received with sent values, by the rules of the wire. */

import { Instant, Money, Price } from './kinds.ts'

/**
 * Whether `arrived` is the expected form of `sent`: the same in value and type, with undefined for
 * holes, plain objects for those without prototype, and no symbol or hidden keys. Cycles are
 * followed once.
 */
export function isArrival(arrived: unknown, sent: unknown, met: Met = new Map()): boolean {
  // A received object is never the sender's own.
  if (Object.is(arrived, sent)) return !isObject(sent)
  if (!isObject(arrived) || !isObject(sent)) return false
  // In a cycle, the first comparison of a pair decides.
  if (met.get(sent)?.has(arrived)) return true
  met.set(sent, (met.get(sent) ?? new Set()).add(arrived))
  const all = (left: Iterable<unknown>, right: Iterable<unknown>) =>
    areArrivals([...left], [...right], met)
  if (Array.isArray(sent)) {
    return isOf(arrived, Array) && isDense(arrived) && all(arrived as never, Array.from(sent))
  }
  const instance = INSTANCES.find(([type]) => sent instanceof type)
  if (instance !== undefined) {
    const [type, parts] = instance
    return isOf(arrived, type) && all(parts(arrived as never), parts(sent as never))
  }
  return isOf(arrived, Object) && all(entriesOf(arrived), entriesOf(sent))
}

type Met = Map<unknown, Set<unknown>>
type Class = abstract new (...args: never) => unknown

const bytesOf = (value: ArrayBufferView | ArrayBuffer) =>
  ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value)

export const BINARY_CLASSES = [
  ArrayBuffer,
  DataView,
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

const binary = BINARY_CLASSES.map((type): [Class, (value: never) => Iterable<unknown>] => [
  type,
  bytesOf,
])

/** The contents of the values of each class. */
const INSTANCES: readonly (readonly [Class, (value: never) => Iterable<unknown>])[] = [
  ...binary,
  [Date, (date: Date) => [date.getTime()]],
  [URL, ({ href }: URL) => [href]],
  [URLSearchParams, (search: URLSearchParams) => [...search].flat(1)],
  [RegExp, ({ source, flags }: RegExp) => [source, flags]],
  [Error, ({ name, message }: Error) => [name, message]],
  [Map, (map: Map<unknown, unknown>) => [...map].flat(1)],
  [Set, (set: Set<unknown>) => set],
  // Their bytes are asynchronous; other tests compare them.
  [File, ({ name, type, size, lastModified }: File) => [name, type, size, lastModified]],
  [Blob, ({ type, size }: Blob) => [type, size]],
  [FormData, (form: FormData) => [...form].flat(1)],
  [Money, ({ cents, currency }: Money) => [cents, currency]],
  [Price, ({ parts }: Price) => [parts]],
  [Instant, ({ at }: Instant) => [at]],
]

function areArrivals(arrived: readonly unknown[], sent: readonly unknown[], met: Met): boolean {
  return (
    arrived.length === sent.length &&
    arrived.every((each, index) => isArrival(each, sent[index], met))
  )
}

function isOf(value: object, type: Class): boolean {
  return Object.getPrototypeOf(value) === type.prototype
}

function isDense(list: object): boolean {
  return Array.isArray(list) && Object.keys(list).length === list.length
}

/** Its own keys must be complete, so that no hidden key has arrived. */
function entriesOf(value: object): readonly unknown[] {
  return Object.entries(value).flat(1)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
