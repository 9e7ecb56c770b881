/** The type of a value in one word, for messages: `undefined`, `string`, `Array`, `Foo`. */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  return typeof value === 'object' ? value.constructor?.name || 'Object' : typeof value
}
