/**
 * Whether an object has no prototype, or the root one, which may be that of another realm (a frame, a `vm` context,
 * jsdom). An async iterable is more than its keys, so it does not count.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
