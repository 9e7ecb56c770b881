/**
 * The reason phrase of a status with which the runtime itself answers; empty for others. Some hosts send the
 * phrase of a `Response` as it is, and HTTP/1.1 then has a status line without one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15
 */
export function reasonPhrase(status: number): string {
  return PHRASES.get(status) ?? ''
}

const PHRASES: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [413, 'Content Too Large'],
  [414, 'URI Too Long'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
])
