/** Refuses keys that could reach a prototype. */
export function isContextKey(key: string): boolean {
  return !/^(__proto__|constructor|prototype)$/.test(key)
}
