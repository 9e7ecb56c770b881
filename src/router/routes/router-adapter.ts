/**
 * The parts of TanStack Router that its documentation leaves out and src/router needs. When a release moves one,
 * `tests/unit/router/private-parts.test.ts` names the part and the release.
 */

import { rootRouteId, type AnyRoute, type AnyRouter } from '@tanstack/router-core'
import type { NotFoundLike } from '../../http/router-values.ts'

type Match = ReturnType<AnyRouter['stores']['matches']['get']>[number]

/** A route and its params, by the router's names, before the router loads anything. */
export interface MatchedRoute {
  /** `undefined` where no route matches. */
  readonly route: AnyRoute | undefined
  readonly params: Readonly<Record<string, string>>
}

/** The last route of a path, which may continue below it. */
export function matchPath(router: AnyRouter, path: string): MatchedRoute {
  const [, params, route] = router.getMatchedRoutes(path)
  return { route, params }
}

/** Whether the app or its base path changes URLs before they are matched. */
export function hasRewrite({ rewrite }: AnyRouter): boolean {
  return rewrite !== undefined
}

/** The path on which the router matches a URL. */
export function routedPath(router: AnyRouter, url: URL): string {
  // A rewrite may read the host.
  setOrigin(router, url)
  const { pathname } = url
  const search = hasRewrite(router) ? url.search : ''
  const href = `${pathname}${search}`
  return router.parseLocation({ href, pathname, search, hash: '', state: { __TSR_index: 0 } })
    .pathname
}

/** Sets the origin of a request, which the router cannot know. */
export function setOrigin(router: AnyRouter, { origin }: URL): void {
  router.origin = router.options.origin ?? origin
}

/** Visits the options of each route, and those of a lazy part when the router has loaded it and before it uses them. */
export function visitRouteOptions(
  { routesById }: AnyRouter,
  visit: (options: object) => void,
): void {
  const routes: readonly AnyRoute[] = Object.values(routesById)
  for (const route of routes) {
    visit(route.options)
    wrapOption<NonNullable<AnyRoute['lazyFn']>>(route, 'lazyFn', (load) => async () => {
      const part = await load()
      visit(part.options)
      return part
    })
  }
}

/** Wraps a function among options, if it is there; once, because options outlive the router of a request. */
export function wrapOption<T extends object>(
  options: object,
  name: string,
  wrap: (own: T) => T,
): void {
  const own: unknown = Reflect.get(options, name)
  if (typeof own !== 'function' || wrappers.has(own)) return
  // The caller names the type of the option.
  const wrapper = wrap(own as unknown as T)
  wrappers.add(wrapper)
  Reflect.set(options, name, wrapper)
}

const wrappers = new WeakSet<object>()

/** The matches of the page that a router has loaded. */
export function matchesOf(router: AnyRouter): readonly Match[] {
  return router.stores.matches.get()
}

/** The results of a match's options that are sent to the browser. */
export function resultsOf(match: Match): Readonly<Record<'beforeLoad' | 'loader', unknown>> {
  return { beforeLoad: Reflect.get(match, '__beforeLoadContext'), loader: match.loaderData }
}

/** Sets the status with which the page of a router is rendered. */
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
