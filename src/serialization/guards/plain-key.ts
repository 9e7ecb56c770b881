/** Refuses `__proto__`, which a careless copy would turn into a prototype. */
export function isPlainKey(key: string): boolean {
  return key !== '__proto__'
}
