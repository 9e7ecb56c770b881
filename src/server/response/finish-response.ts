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
import type { PendingResponse, RequestScope } from '../request/request-scope.ts'
import { putCookie } from '../request/response-cookies.ts'
import { keepFromSharedCaches } from './guards/shared-caches.ts'

/** Applies the status and headers that the app has set to the response of a call. */
export function applyPending(response: Response, pending: PendingResponse): Response {
  const outcome = response.headers.get(OUTCOME_HEADER)
  const sendable = isSendable(response) ? response : new Response(response.body, response)
  const finished =
    outcome === OUTCOME.result && pending.status !== undefined
      ? withStatus(sendable, pending.status, pending.statusText)
      : sendable
  // A function's own response wins over headers that were set beside it.
  const isOwn = outcome === OUTCOME.response || outcome === OUTCOME.thrownResponse
  if (pending.hasHeaders) addPending(finished.headers, pending.headers, isOwn)
  // A redirect is thrown, not set.
  const isFollowed = finished.status >= 300 && finished.status < 400
  if (isFollowed && outcome !== OUTCOME.redirect) forbidFollowing(finished.headers)
  forbidSniffing(finished.headers)
  forbidCaching(finished.headers)
  if (!isOwn && finished.status >= 500) forbidCachingOfFailure(finished.headers)
  return finished
}

/** Applies the headers only, to the response of a route or page. */
export function applyPendingHeaders(response: Response, pending: PendingResponse): Response {
  if (!pending.hasHeaders && isSendable(response)) return response
  const finished = new Response(response.body, response)
  addPending(finished.headers, pending.headers, true)
  return finished
}

/** Whether a response can be sent as it is. Copying one that cannot throws an error that says why. */
function isSendable({ status, bodyUsed, body }: Response): boolean {
  return status !== 0 && !bodyUsed && body?.locked !== true
}

/**
 * The last step before a response leaves: encodes its location, makes one that sets a cookie private, and removes
 * the body of one to HEAD.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 for HEAD
 */
export function finalizeResponse(
  { app, request, response: pending }: Pick<RequestScope, 'app' | 'request' | 'response'>,
  finished: Response,
): Response {
  pending.isSent = true
  const response = keepFromSharedCaches(withEncodedLocation(finished), request, app.isDev)
  if (request.method !== 'HEAD') return response
  // Stops its source, which may have ended already.
  response.body?.cancel().catch(() => undefined)
  return new Response(null, response)
}

/** Browsers disagree on how to read other bytes in a location. */
function withEncodedLocation(response: Response): Response {
  const location = response.headers.get('location')
  const encoded = location === null ? null : encodeLocation(location)
  if (encoded === null || encoded === location) return response
  const changed = new Response(response.body, response)
  changed.headers.set('location', encoded)
  return changed
}

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

/** A response with another status, unless that allows no body. */
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
  // The response's own come last: of two for one cookie, the later one counts.
  for (const cookie of own) putCookie(headers, cookie)
}
