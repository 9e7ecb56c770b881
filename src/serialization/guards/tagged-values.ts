/** Whether what stands under a tag is what the tag's codec writes. A client may have written anything. */

import { TEMPORAL_TYPES } from '../temporal-types.ts'

/** Of `undefined`. */
export function isWrittenUndefined(written: unknown): boolean {
  return written === null
}

/** Of a number that JSON has no way to write. */
export function isWrittenNumber(written: unknown): written is string {
  return written === 'NaN' || written === 'Infinity' || written === '-Infinity' || written === '-0'
}

/** Of a bigint. */
export function isWrittenBigInt(written: unknown): written is string {
  return typeof written === 'string' && /^(?:0|-?[1-9]\d*)$/.test(written)
}

/** Of a date: whole milliseconds that a date can hold. */
export function isWrittenDate(written: unknown): written is number {
  return typeof written === 'number' && new Date(written).getTime() === written
}

/** Of a URL: a text in which nothing is left for its parser to drop. */
export function isWrittenUrl(written: unknown): written is string {
  return typeof written === 'string' && /^[!-~][ -~]*$/.test(written)
}

/** Of a URL, as its parser writes it. */
export function isNormalUrl(written: string, { href }: URL): boolean {
  return href === written
}

/** Of a map. */
export function isWrittenMap(
  written: unknown,
): written is readonly (readonly [unknown, unknown])[] {
  return (
    Array.isArray(written) && written.every((entry) => Array.isArray(entry) && entry.length === 2)
  )
}

/** Of a set. */
export function isWrittenSet(written: unknown): written is readonly unknown[] {
  return Array.isArray(written)
}

/** Of a regular expression or an error: two texts. */
export function isTextPair(written: unknown): written is readonly [string, string] {
  return Array.isArray(written) && typeof written[0] === 'string' && typeof written[1] === 'string'
}

/** Of bytes: what they are, and a text. */
export function isWrittenBinary(written: unknown): written is readonly [unknown, string] {
  return Array.isArray(written) && typeof written[1] === 'string'
}

/** Whether a name is that of a class of bytes. Only these are looked up among the globals. */
export function isViewName(type: unknown): type is string {
  return VIEWS.has(type)
}

const VIEWS: ReadonlySet<unknown> = new Set([
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
])

/** Of one of Temporal's classes: its name, and a text. */
export function isWrittenTemporal(written: unknown): written is readonly [string, string] {
  return isTextPair(written) && TEMPORAL_TYPES.has(written[0])
}
