/**
 * A response whose headers middleware may change. Those of a fetched response and of `Response.redirect()` are immutable.
 *
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
