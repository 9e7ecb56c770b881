import type { AnyRouter } from '@tanstack/router-core'

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
