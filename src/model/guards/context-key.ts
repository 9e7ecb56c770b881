/** Whether a context may have a key: these could reach a prototype. */
export function isContextKey(key: string): boolean {
  return !/^(__proto__|constructor|prototype)$/.test(key)
}
