/**
 * A browser that sends a form by itself writes line breaks so: a function gets the same either way.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function toCrlf(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '\r\n')
}
