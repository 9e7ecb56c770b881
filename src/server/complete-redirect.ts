import { router } from '../internal/config.ts'
import { isRedirect } from '../shared/router-values.ts'
import { isNavigation } from './navigation.ts'

/**
 * Gives a redirect its location where a browser is going to follow it by itself, and the app has a router
 * that knows where it leads. Our client resolves redirects with the page's router.
 */
export async function completeRedirect(thrown: unknown, request: Request): Promise<unknown> {
  if (router === undefined || !isRedirect(thrown) || !isNavigation(request)) return thrown
  try {
    return (await router()).resolveRedirect(thrown, request)
  } catch (unresolved) {
    // The answer says what is wrong with it.
    return unresolved
  }
}
