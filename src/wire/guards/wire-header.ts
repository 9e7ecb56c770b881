/** Whether a header travels within a value: cookies are for the browser alone. */
export function isWireHeader([name]: readonly [string, string]): boolean {
  return name !== 'set-cookie'
}
