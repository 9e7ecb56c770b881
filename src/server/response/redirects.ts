import { assertSafe } from '../../wire/guards/redirect.ts'
import { REDIRECT_NEEDS_ROUTER } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { encodeLocation, encodeTarget } from '../../http/location.ts'
import { isNavigation } from '../../http/navigation.ts'
import { isRedirect, plainTarget, type RedirectLike } from '../../http/router-values.ts'
import { isFormNavigation } from '../request/body-type.ts'
import type { RequestScope } from '../request/request-scope.ts'

/** A redirect as a 3xx response, which a browser follows by itself. */
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

/**
 * Resolves a thrown redirect with the app's router if the browser follows it by itself; the client resolves others with
 * the router of the page. Returns the thrown value, or the error if it cannot be resolved.
 */
export async function completeRedirect(
  thrown: unknown,
  { app: { loadRoutes }, request, url }: Pick<RequestScope, 'app' | 'request' | 'url'>,
): Promise<unknown> {
  if (loadRoutes === undefined || !isRedirect(thrown) || !isNavigation(request)) return thrown
  try {
    return (await loadRoutes()).resolveRedirect(thrown, url)
  } catch (unresolved) {
    return unresolved
  }
}

/** Makes a redirect after a form 303: with 307 and 308 the browser would send the form again, to a page. */
export function redirectAfterForm(redirect: Response, request: Request): Response {
  const repeats = redirect.status === 307 || redirect.status === 308
  if (!repeats || !isFormNavigation(request)) return redirect
  return new Response(null, { status: 303, headers: redirect.headers })
}
