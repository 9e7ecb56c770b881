import type { EncodedBody } from '../../wire/encode-response.ts'
import type { StreamedBody } from '../../wire/encode-response.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { encodeLocation } from '../../http/location.ts'
import {
  forbidCaching,
  forbidCachingOfFailure,
  forbidFollowing,
  forbidSniffing,
  isFreeLocation,
  isSettable,
} from './guards/headers.ts'
import { reasonPhrase } from '../request/reason-phrase.ts'
import type { PendingResponse, RequestScope } from '../request/request-scope.ts'
import { putCookie } from '../request/response-cookies.ts'
import { keepFromSharedCaches } from './guards/shared-caches.ts'

/** An answer that the endpoint writes itself. */
export function respond(
  body: EncodedBody | StreamedBody,
  outcome: string,
  { status, headers = {} }: { readonly status: number; readonly headers?: HeadersInit },
): Response {
  const all = new Headers(headers)
  all.set('content-type', body.contentType)
  all.set(OUTCOME_HEADER, outcome)
  // A proxy that collects an answer before it passes it on would hold back the first item.
  if ('stream' in body) all.set('x-accel-buffering', 'no')
  const statusText = reasonPhrase(status)
  return new Response('stream' in body ? body.stream : body.text, {
    status,
    statusText,
    headers: all,
  })
}

/** An answer that a function or a middleware wrote, with our label on it. */
export function respondWith(response: Response, outcome: string): Response {
  // A new object: the headers of `Response.redirect()` and of a fetched answer cannot be changed.
  const labelled = new Response(response.body, response)
  labelled.headers.set(OUTCOME_HEADER, outcome)
  return labelled
}

/**
 * Puts what was set on the answer onto it, once it is known.
 *
 * @throws TypeError for an answer whose body somebody has read
 */
export function finish(response: Response, pending: PendingResponse): Response {
  const outcome = response.headers.get(OUTCOME_HEADER)
  const sendable = isSendable(response) ? response : new Response(response.body, response)
  const finished =
    outcome === OUTCOME.result && pending.status !== undefined
      ? withStatus(sendable, pending.status, pending.statusText)
      : sendable
  // What a function's own Response says about itself wins over what was set beside it.
  const isOwn = outcome === OUTCOME.response || outcome === OUTCOME.thrownResponse
  if (pending.hasHeaders) addPending(finished.headers, pending.headers, isOwn)
  // A redirect is thrown, not set.
  if (isFollowed(finished.status) && outcome !== OUTCOME.redirect) {
    forbidFollowing(finished.headers)
  }
  forbidSniffing(finished.headers)
  forbidCaching(finished.headers)
  if (!isOwn && finished.status >= 500) forbidCachingOfFailure(finished.headers)
  return finished
}

/** The headers that were set, on an answer that is nobody's outcome: a page, or none. */
export function finishPlain(response: Response, pending: PendingResponse): Response {
  if (!pending.hasHeaders && isSendable(response)) return response
  const finished = new Response(response.body, response)
  addPending(finished.headers, pending.headers, true)
  return finished
}

/** Whether an answer can be sent as it is. One that cannot is copied, which fails and tells why. */
function isSendable({ status, bodyUsed, body }: Response): boolean {
  return status !== 0 && !bodyUsed && body?.locked !== true
}

/**
 * A finished response as its request may have it: its location in ASCII, private where it sets a cookie, and
 * to HEAD without a body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 for HEAD
 */
export function answerTo(
  { app, request }: Pick<RequestScope, 'app' | 'request'>,
  finished: Response,
): Response {
  const response = keepFromSharedCaches(withEncodedLocation(finished), request, app.isDev)
  if (request.method !== 'HEAD') return response
  // Nobody reads the body, so its source is told; it may have ended already.
  response.body?.cancel().catch(() => undefined)
  return new Response(null, response)
}

/** Browsers differ in how they read other bytes in a location. */
function withEncodedLocation(response: Response): Response {
  const location = response.headers.get('location')
  const encoded = location === null ? null : encodeLocation(location)
  if (encoded === null || encoded === location) return response
  const changed = new Response(response.body, response)
  changed.headers.set('location', encoded)
  return changed
}

function isFollowed(status: number): boolean {
  return status >= 300 && status < 400
}

/** They allow no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

/** An answer that has a body, with another status; not one that allows none. */
export function withStatus(response: Response, status: number, statusText = ''): Response {
  if (WITHOUT_BODY.has(status)) return response
  return new Response(response.body, { status, statusText, headers: response.headers })
}

function addPending(headers: Headers, pending: Headers, keepOwn: boolean): void {
  const own = headers.getSetCookie()
  if (own.length > 0) headers.delete('set-cookie')
  pending.forEach((value, name) => {
    if (name === 'set-cookie') headers.append(name, value)
    else if (keepOwn ? !headers.has(name) : isSettable(name) && isFreeLocation(name, headers)) {
      headers.set(name, value)
    }
  })
  // The answer's own come last: where two are for one cookie, the later one counts.
  for (const cookie of own) putCookie(headers, cookie)
}
