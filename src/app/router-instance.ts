import type { AppRouter } from './app-router.types.ts'
import { NO_REQUEST } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'

type FindRouter = () => AppRouter | Promise<AppRouter>

let find: FindRouter = () => {
  throw usageError(NO_REQUEST, { call: 'getRouterInstance' })
}

/**
 * The app's router: in the browser that of the page; on the server that of the current request, as a promise because it
 * may have to be created first.
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

/** Called by the server: its lookup needs `AsyncLocalStorage`, and this module is part of the browser's bundle too. */
export function provideRequestRouter(finder: FindRouter): void {
  find = finder
}
