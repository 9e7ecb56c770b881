import type { RegisteredRouter } from '@tanstack/router-core'
import { WRONG_ROUTER } from '../shared/error-catalog-routes.ts'
import { misuse } from '../shared/errors.ts'

/** What a redirect needs of a router. */
export interface RedirectRouter {
  /** Goes where the options of a redirect say. */
  readonly navigate: (options: Readonly<Record<string, unknown>>) => unknown
}

let provided: RedirectRouter | undefined

/**
 * Names the router that follows the redirects of server functions; to be called once, where the page
 * starts.
 *
 * @example
 * ```ts
 * provideRouter({ navigate: ({ to }) => navigate(String(to)) })
 * ```
 */
export function provideRouter(router: RedirectRouter): void {
  provided = router
}

/** The router of the page, if there is one. */
export function appRouter(): RedirectRouter | undefined {
  return provided
}

/** See src/server/request-router.ts, whose types hold in every environment. */
export function getRouterInstance(): RegisteredRouter | Promise<RegisteredRouter> {
  if (provided === undefined) throw misuse(WRONG_ROUTER, undefined)
  // In an app with routes it is what `hydrateStart` has provided.
  return provided as RegisteredRouter
}
