import type { AppRouter } from '../shared/app-router.types.ts'
import { requireScope } from './request-context.ts'

/**
 * The router of the app: on the server that of the request which is being answered, and a promise, for it
 * may have to be made first; in the browser the page's.
 *
 * @throws SeamlineError `NO_REQUEST` on the server outside a request; `WRONG_ROUTER` without a router
 *
 * @example
 * ```ts
 * const router = await getRouterInstance()
 * await router.invalidate()
 * ```
 */
export function getRouterInstance(): AppRouter | Promise<AppRouter> {
  // The app has registered what its `getRouter` makes.
  return requireScope('getRouterInstance()').router.get() as unknown as Promise<AppRouter>
}
