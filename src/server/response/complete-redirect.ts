import { isRedirect } from '../../http/router-values.ts'
import { isNavigation } from '../../http/navigation.ts'
import type { RequestScope } from '../request/request-scope.ts'

/**
 * Gives a redirect its location where a browser is going to follow it by itself, and the app has a router
 * that knows where it leads. Our client resolves redirects with the page's router.
 */
export async function completeRedirect(
  thrown: unknown,
  { app: { loadRoutes }, request, url }: Pick<RequestScope, 'app' | 'request' | 'url'>,
): Promise<unknown> {
  if (loadRoutes === undefined || !isRedirect(thrown) || !isNavigation(request)) return thrown
  try {
    return (await loadRoutes()).resolveRedirect(thrown, url)
  } catch (unresolved) {
    // The answer says what is wrong with it.
    return unresolved
  }
}
