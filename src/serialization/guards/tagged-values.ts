/** Whether a tagged value is one that its codec encodes; a client may send anything. */

export function isWrittenUndefined(encoded: unknown): boolean {
  return encoded === null
}

export function isWrittenNumber(encoded: unknown): encoded is string {
  return encoded === 'NaN' || encoded === 'Infinity' || encoded === '-Infinity' || encoded === '-0'
}

export function isWrittenBigInt(encoded: unknown): encoded is string {
  return typeof encoded === 'string' && /^(?:0|-?[1-9]\d*)$/.test(encoded)
}

/** Whole milliseconds in the range of a date, see https://tc39.es/ecma262/#sec-timeclip */
export function isWrittenDate(encoded: unknown): encoded is number {
  return Number.isInteger(encoded) && Math.abs(encoded as number) <= 8.64e15
}

/** A text without characters that the URL parser drops. */
export function isWrittenUrl(encoded: unknown): encoded is string {
  return typeof encoded === 'string' && /^[!-~][ -~]*$/.test(encoded)
}

export function isNormalUrl(encoded: string, { href }: URL): boolean {
  return href === encoded
}

export function isNormalSearch(encoded: string, search: URLSearchParams): boolean {
  return search.toString() === encoded
}

export function isWrittenMap(
  encoded: unknown,
): encoded is readonly (readonly [unknown, unknown])[] {
  return (
    Array.isArray(encoded) && encoded.every((entry) => Array.isArray(entry) && entry.length === 2)
  )
}

export function isWrittenSet(encoded: unknown): encoded is readonly unknown[] {
  return Array.isArray(encoded)
}

export function isTextPair(encoded: unknown): encoded is readonly [string, string] {
  return Array.isArray(encoded) && typeof encoded[0] === 'string' && typeof encoded[1] === 'string'
}

export function isWrittenBinary(encoded: unknown): encoded is readonly [unknown, string] {
  return Array.isArray(encoded) && typeof encoded[1] === 'string'
}

/** The classes that may be looked up among the globals. */
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

export function isWrittenTemporal(
  encoded: unknown,
  types: ReadonlySet<string>,
): encoded is readonly [string, string] {
  return isTextPair(encoded) && types.has(encoded[0])
}
