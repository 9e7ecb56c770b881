/** What the endpoint says about an answer, whatever the app has set. */

import { OUTCOME_HEADER } from '../../../wire/protocol.ts'

/** A browser takes an answer for what its content type says. */
export function forbidSniffing(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff')
}

/** An answer is for its caller alone, unless the app has said otherwise. */
export function forbidCaching(headers: Headers): void {
  if (!headers.has('cache-control')) headers.set('cache-control', NO_CACHE)
}

/** A failure of the server is no answer whose caching the app could have meant. */
export function forbidCachingOfFailure(headers: Headers): void {
  headers.set('cache-control', NO_CACHE)
}

const NO_CACHE = 'private, no-store'

/** A location on an answer that is no redirect: `fetch` would follow it before our client sees anything. */
export function forbidFollowing(headers: Headers): void {
  headers.delete('location')
}

/** A page that runs nothing and loads nothing. */
export function forbidScripts(headers: Headers, policy: string): void {
  headers.set('content-security-policy', policy)
}

/** Whether other code may set a header on an answer that the endpoint writes. */
export function isSettable(name: string): boolean {
  return !OURS.has(name)
}

/** What tells of a body that the endpoint writes itself. */
const OURS: ReadonlySet<string> = new Set([
  OUTCOME_HEADER,
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
])

/** Whether other code may set a location: where a redirect leads is not for it to say. */
export function isFreeLocation(name: string, headers: Headers): boolean {
  return name !== 'location' || !headers.has(name)
}
