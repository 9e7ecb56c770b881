import type { ServerFnsOptions } from '../app/create-start.ts'

/**
 * The request as it comes from a page of the app's own: with what a browser says of where that page is, and
 * `fetch` of Node does not. What a test says of it instead is left to the app's server to judge.
 */
export function sameOriginRequest(
  request: Request,
  { origin }: Pick<ServerFnsOptions, 'origin'>,
  headers: HeadersInit,
): Request {
  const said = new Headers(headers)
  const [configured = new URL(request.url).origin] = [origin ?? []].flat()
  const sent = new Request(request)
  sent.headers.set('origin', configured)
  // Holds wherever the server takes the host to be, behind a proxy or an entry of the app's own. It would
  // speak for any origin, so not beside one that the test has chosen.
  if (said.has('origin')) sent.headers.delete('sec-fetch-site')
  else sent.headers.set('sec-fetch-site', 'same-origin')
  said.forEach((value, name) => sent.headers.set(name, value))
  return sent
}
