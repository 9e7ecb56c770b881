/**
 * Access from other origins: the endpoint lets pages of `allowedOrigins` read its responses, and no others.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */

import { isAllowed, type OriginPolicy } from '../../http/origin.ts'
import { isExposable, separateOrigins } from './guards/cors.ts'

type DecodeOptions = Pick<OriginPolicy, 'allowedOrigins'>

/** In seconds: the longest that Chromium remembers. */
const MAX_AGE = '7200'

/**
 * The response to a browser that asks whether a page of an allowed origin may send a request; `undefined` for any
 * other request. The origin is trusted, so it may send any header.
 */
export function preflightResponse(
  { method, headers }: Request,
  policy: DecodeOptions,
): Response | undefined {
  const isPreflight = method === 'OPTIONS' && headers.has('access-control-request-method')
  if (!isPreflight || !isAllowed(headers.get('origin'), policy)) return undefined
  const asked = headers.get('access-control-request-headers')
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, HEAD, POST',
      ...(asked !== null && { 'access-control-allow-headers': asked }),
      'access-control-max-age': MAX_AGE,
    },
  })
}

/** Lets the page of an allowed origin read a response, all of its headers included. */
export function allowReading(headers: Headers, request: Request, policy: DecodeOptions): void {
  if (policy.allowedOrigins === undefined || policy.allowedOrigins.length === 0) return
  // On responses to other origins too.
  separateOrigins(headers)
  const origin = request.headers.get('origin')
  if (!isAllowed(origin, policy)) return
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  // With credentials, a wildcard would be a header's name.
  const exposed = [...headers.keys()].filter(isExposable)
  headers.append('access-control-expose-headers', exposed.join(', '))
}
