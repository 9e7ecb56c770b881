/**
 * The parts of TanStack Router that its documentation leaves out and pages need. When a release moves one,
 * `tests/unit/router/private-parts.test.ts` names the part and the release.
 */

import { rootRouteId, type AnyRouter } from '@tanstack/router-core'
import type { NotFoundLike } from '../../http/router-values.ts'

type Match = ReturnType<AnyRouter['stores']['matches']['get']>[number]

/** The matches of the page that a router has loaded. */
export function matchesOf(router: AnyRouter): readonly Match[] {
  return router.stores.matches.get()
}

/** The results of a match's options that travel to the browser. */
export function resultsOf(match: Match): Readonly<Record<'beforeLoad' | 'loader', unknown>> {
  return { beforeLoad: Reflect.get(match, '__beforeLoadContext'), loader: match.loaderData }
}

/** Sets the status with which the page of a router is rendered, however it is rendered. */
export function setRenderStatus({ _serverResult: result }: AnyRouter, status: number): void {
  // The type lists the statuses that the router sets by itself.
  if (result?.type === 'render') result.status = status as typeof result.status
}

/** Runs `around` in the place of writing the state of a page, which its first argument does. */
export function aroundDehydrate(
  router: AnyRouter,
  around: (dehydrate: () => Promise<void>, signal: AbortSignal | undefined) => Promise<void>,
): void {
  router.serverSsrLifecycle = {
    onServerSsrAttach: [
      ...(router.serverSsrLifecycle?.onServerSsrAttach ?? []),
      (ssr) => {
        const { dehydrate } = ssr
        ssr.dehydrate = (options) => around(async () => dehydrate(options), options?.signal)
      },
    ],
  }
}

/**
 * Makes a router show the root's not-found page for a value that was thrown before a route was reached. Only the
 * root's loader runs, for the component around that page: no guard has let the request through to another one.
 */
export function showNotFound(router: AnyRouter, thrown: NotFoundLike): void {
  router.update({ notFoundMode: 'root' })
  const { matchRoutes, load } = router
  // As the router marks the root for a path that no route has, here and in the browser.
  router.matchRoutes = (...args: Parameters<typeof matchRoutes>) => {
    const matches = matchRoutes(...args)
    for (const match of matches) Object.assign(match, { _notFound: isRoot(match) })
    return matches
  }
  router.load = async (options) => {
    await load(options)
    const root = matchesOf(router).find(isRoot)
    // The props of the component, `data` among them. An error of the root's own comes first.
    if (root !== undefined) root.error ??= thrown
  }
}

function isRoot({ routeId }: { readonly routeId: string }): boolean {
  return routeId === rootRouteId
}
