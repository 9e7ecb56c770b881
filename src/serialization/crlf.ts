/** Line breaks as a browser sends them in a form, so that input is the same with and without JavaScript. */
export function toCrlf(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}
