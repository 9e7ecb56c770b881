/**
 * Line breaks as a browser sends them in a form without JavaScript, so that a function gets the same either way.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function toCrlf(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}
