import type { AnyRouter } from '@tanstack/router-core'
import { WRONG_ROUTER } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import type { ServerApp } from './server-app.ts'

/** The router of one request, made when it is first needed. */
export interface RequestRouter {
  /** The router of the page that is or will be loaded. */
  readonly get: () => Promise<AnyRouter>
  /** The same, for loading a page; a new one for a page that is loaded again. */
  readonly take: () => Promise<AnyRouter>
}

/** The router of a request, in an app that has one. */
export function requestRouter(app: ServerApp, request: Request): RequestRouter {
  let current: Promise<AnyRouter> | undefined
  let isTaken = false
  const get = (): Promise<AnyRouter> => {
    current ??= createRouter(app, request)
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

async function createRouter({ loadRoutes }: ServerApp, request: Request): Promise<AnyRouter> {
  if (loadRoutes === undefined) throw usageError(WRONG_ROUTER, undefined)
  return (await loadRoutes()).createRouter(request)
}
