import type { AppRouter } from './app-router.types.ts'
import { NO_REQUEST } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'

type FindRouter = () => AppRouter | Promise<AppRouter>

let find: FindRouter = () => {
  throw usageError(NO_REQUEST, { call: 'getRouterInstance' })
}

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
  return find()
}

/**
 * Says how to find it. The server does as it loads: what finds a request is Node's, and this module is
 * part of what app code imports on either side.
 */
export function provideRequestRouter(finder: FindRouter): void {
  find = finder
}
