import { WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import type { AppRouter, RedirectRouter } from '../app/app-router.types.ts'

let provided: RedirectRouter | undefined

/**
 * Sets the router that follows the redirects of server functions. Call it once, where the page starts.
 *
 * @param router - its `navigate` receives the options of the redirect: `href`, or `to` with its params
 *
 * @example
 * ```ts
 * // a router with paths only
 * provideRouter({ navigate: ({ href, to }) => navigate(String(href ?? to)) })
 * ```
 */
export function provideRouter(router: RedirectRouter): void {
  provided = router
}

export function appRouter(): RedirectRouter | undefined {
  return provided
}

/** See src/app/router-instance.ts, whose types hold in every environment. */
export function getRouterInstance(): AppRouter | Promise<AppRouter> {
  if (provided === undefined) throw usageError(WRONG_ROUTER, undefined)
  // In an app with routes, `hydrateStart` has provided it.
  return provided as AppRouter
}
