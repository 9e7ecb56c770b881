import { rootRouteId, type AnyRoute, type AnyRouter } from '@tanstack/router-core'
import { getNormalizedURL } from '@tanstack/router-core/ssr/server'
import type { Params } from '../core/request-chain.ts'
import { BAD_PATH } from '../shared/error-catalog-routes.ts'
import { refusal } from '../shared/errors.ts'

/** Where a request's path leads in a route tree. */
export interface RouteMatch {
  /** The path in one spelling, the app's base included. */
  readonly pathname: string
  /** The last route that matched: where `isExact` is false, the one under which nothing was found. */
  readonly route: AnyRoute
  readonly params: Params
  readonly isExact: boolean
}

/**
 * Matches a request as the router will when it renders the page, so that what guards a path and what
 * stands behind it cannot disagree.
 *
 * @throws ProtocolError `BAD_PATH`
 */
export function matchRequest(router: AnyRouter, request: Request): RouteMatch {
  const { pathname: received } = new URL(request.url)
  if (received.includes('%')) assertDecodable(received)
  const { url } = getNormalizedURL(request.url)
  const { pathname, search } = url
  // An app may route by host, and the router knows its own origin only.
  router.origin = router.options.origin ?? url.origin
  const query = router.rewrite === undefined ? '' : search
  const location = router.parseLocation({
    href: `${pathname}${query}`,
    pathname,
    search: query,
    hash: '',
    state: { __TSR_index: 0 },
  })
  const [, found, route] = router.getMatchedRoutes(location.pathname)
  const { '*': _splat, '**': rest, ...params } = found
  const isSplat = '_splat' in params
  // Without a match there is the root alone.
  const last = route ?? router.routesById[rootRouteId]
  return {
    pathname,
    route: last,
    params,
    isExact: isBelow(router, pathname) && route !== undefined && (isSplat || rest === undefined),
  }
}

/** Whether a path is the app's: the router leaves others as they are, and would find routes for them. */
function isBelow({ basepath, options }: AnyRouter, pathname: string): boolean {
  const fold = (text: string): string =>
    options.caseSensitive === true ? text : text.toLowerCase()
  const base = fold(`/${basepath}/`.replaceAll(/\/+/g, '/'))
  return fold(`${pathname}/`).startsWith(base)
}

function assertDecodable(pathname: string): void {
  try {
    decodeURIComponent(pathname)
  } catch (cause) {
    throw refusal(BAD_PATH, undefined, { cause })
  }
}
