/**
 * A response whose headers middleware may change: a copy of a fetched response or of `Response.redirect()`, whose
 * headers are immutable.
 *
 * @throws TypeError for a copy of a response whose body has been read
 * @see https://fetch.spec.whatwg.org/#headers-class for the guard `immutable`
 */
export function withMutableHeaders(response: Response): Response {
  try {
    // The only test: immutable headers refuse to delete even a name that they lack.
    response.headers.delete('x-seamline-none')
    return response
  } catch {
    return new Response(response.body, response)
  }
}
