import { rootRouteId, type AnyRouter } from '@tanstack/router-core'
import type { NotFoundLike } from '../../http/router-values.ts'

/**
 * Has the router of one request find nothing, whatever stands at the path: somebody threw a not-found
 * before it came to a route. The root's loader runs, for its component is shown around the not-found page;
 * that of no other does, for what guards them has not let the request through.
 */
export function showNotFound(router: AnyRouter, thrown: NotFoundLike): void {
  router.update({ notFoundMode: 'root' })
  const { matchRoutes, load } = router
  // The router marks the root like this for a path that no route has, and so does the browser's then.
  router.matchRoutes = (...args: Parameters<typeof matchRoutes>) => {
    const matches = matchRoutes(...args)
    for (const match of matches) Object.assign(match, { _notFound: isRoot(match) })
    return matches
  }
  router.load = async (options) => {
    await load(options)
    const root = router.stores.matches.get().find(isRoot)
    // What the component gets as its props, `data` with them; an error of the root's own comes first.
    if (root !== undefined) root.error ??= thrown
  }
}

function isRoot({ routeId }: { readonly routeId: string }): boolean {
  return routeId === rootRouteId
}
