/** Whether an object that is sent may have a key: a careless copy would turn this one into a prototype. */
export function isSendableKey(key: string): boolean {
  return key !== '__proto__'
}
