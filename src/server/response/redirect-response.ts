import { assertSafe } from '../../wire/guards/redirect.ts'
import { REDIRECT_NEEDS_ROUTER } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { encodeLocation, encodeTarget } from '../../http/location.ts'
import { plainTarget, type RedirectLike } from '../../http/router-values.ts'

/**
 * A redirect as a browser follows it by itself: a 3xx with its location.
 *
 * @throws SeamlineError `UNSAFE_REDIRECT` for one that leads out of the web, `REDIRECT_NEEDS_ROUTER`
 * for one that only a router can resolve
 */
export function redirectResponse(redirect: RedirectLike): Response {
  assertSafe(redirect)
  const location = plainTarget(redirect)
  if (location === undefined) {
    throw usageError(REDIRECT_NEEDS_ROUTER, { to: String(redirect.options?.to) })
  }
  const response = new Response(null, { status: redirect.status, headers: redirect.headers })
  const isHeader = redirect.options === undefined
  response.headers.set('location', isHeader ? encodeLocation(location) : encodeTarget(location))
  return response
}
