/**
 * A response whose headers may be changed, as middleware do on the way out: those of a fetched response and
 * of `Response.redirect()` may not, so it is copied.
 *
 * @throws TypeError when it has to be copied, and its body has been read
 * @see https://fetch.spec.whatwg.org/#headers-class for the guard `immutable`
 */
export function withMutableHeaders(response: Response): Response {
  try {
    // There is no other way to ask: what is immutable refuses the deletion of what is not there, too.
    response.headers.delete('x-seamline-none')
    return response
  } catch {
    return new Response(response.body, response)
  }
}
