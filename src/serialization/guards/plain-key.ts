/** Whether plain JSON may have a key: a careless copy would turn this one into a prototype. */
export function isPlainKey(key: string): boolean {
  return key !== '__proto__'
}
