/** Headers of the endpoint that the app cannot override. */

import { OUTCOME_HEADER } from '../../../wire/protocol.ts'
import { NO_CACHE } from '../own-headers.ts'

/** Keeps browsers to the content type. */
export function forbidSniffing(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff')
}

/** Keeps a response out of caches, unless the app has set `cache-control`. */
export function forbidCaching(headers: Headers): void {
  if (!headers.has('cache-control')) headers.set('cache-control', NO_CACHE)
}

/** Keeps a failure of the server out of caches: the app's headers were meant for a result. */
export function forbidCachingOfFailure(headers: Headers): void {
  headers.set('cache-control', NO_CACHE)
}

/** Removes a location: `fetch` would follow it before the client sees the response. */
export function forbidFollowing(headers: Headers): void {
  headers.delete('location')
}

/** Keeps a page from running or loading anything. */
export function forbidScripts(headers: Headers, policy: string): void {
  headers.set('content-security-policy', policy)
}

export function isSettable(name: string): boolean {
  return !OURS.has(name)
}

/** The headers that describe a body of the endpoint's own. */
const OURS: ReadonlySet<string> = new Set([
  OUTCOME_HEADER,
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
])

/** Whether the app may set a location: not over that of a redirect. */
export function isFreeLocation(name: string, headers: Headers): boolean {
  return name !== 'location' || !headers.has(name)
}
