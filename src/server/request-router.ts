import type { AnyRouter, RegisteredRouter } from '@tanstack/router-core'
import { requireScope } from './request-context.ts'

/** The router of one request: made when somebody first needs it. */
export interface RequestRouter {
  /** The router of the page that is being loaded, or is going to be. */
  readonly get: () => Promise<AnyRouter>
  /** The same, for a page to load itself with; another one for a page that is loaded again. */
  readonly take: () => Promise<AnyRouter>
}

/** @param create - makes a router for the request */
export function requestRouter(create: () => Promise<AnyRouter>): RequestRouter {
  let current: Promise<AnyRouter> | undefined
  let isTaken = false
  const get = (): Promise<AnyRouter> => {
    current ??= create()
    return current
  }
  return {
    get,
    take() {
      if (isTaken) current = undefined
      isTaken = true
      return get()
    },
  }
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
export function getRouterInstance(): RegisteredRouter | Promise<RegisteredRouter> {
  // The app has registered what its `getRouter` makes.
  return requireScope('getRouterInstance()').router.get() as Promise<RegisteredRouter>
}
