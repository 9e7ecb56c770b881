/**
 * Whether a value is an object literal's kind of object: no prototype, or the root one. An object of
 * another realm (a frame, a `vm` context, jsdom) counts, since its root prototype has none itself. One
 * that can be iterated asynchronously is more than its keys.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
