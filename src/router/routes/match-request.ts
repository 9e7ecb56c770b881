import { rootRouteId, type AnyRoute, type AnyRouter } from '@tanstack/router-core'
import { getNormalizedURL } from '@tanstack/router-core/ssr/server'
import type { Params } from '../../chain/request-chain.ts'
import { assertDecodable, hasNoBackslash, isBelowBase, isUnreserved } from './guards/path.ts'
import { hasRewrite, matchPath, routedPath } from './router-adapter.ts'

/** The route of a request's path. */
export interface RouteMatch {
  /** The path, its escapes and leading slashes in one spelling, the app's base included. */
  readonly pathname: string
  /** The last route that matched; the path continues below it where `isExact` is false. */
  readonly route: AnyRoute
  readonly params: Params
  readonly isExact: boolean
}

/**
 * Matches a request as the router does when it renders the page, so that middleware guards the page that is shown.
 *
 * @param url - that of the request, parsed
 * @throws ProtocolError `BAD_PATH`
 */
export function matchRequest(router: AnyRouter, request: Request, url: URL): RouteMatch {
  const { pathname, routed } = pathsOf(router, request, url)
  const { route, params: found } = matchPath(router, routed)
  // The router's names for the rest of a path.
  const { '*': _rest, '**': _below, ...params } = found
  const isExact = !('**' in found) || '_splat' in found
  return {
    pathname,
    route: route ?? router.routesById[rootRouteId],
    params,
    isExact: isExact && route !== undefined && isBelowBase(pathname, router),
  }
}

/** The path of a request, and the one that the router matches. */
function pathsOf(
  router: AnyRouter,
  { url: href }: Request,
  { pathname }: URL,
): { readonly pathname: string; readonly routed: string } {
  // The router would leave such a path as it is: skip its parser.
  if (!hasRewrite(router) && isUnreserved(pathname) && hasNoBackslash(href)) {
    return { pathname, routed: pathname }
  }
  assertDecodable(pathname)
  const { url } = getNormalizedURL(href)
  return { pathname: url.pathname, routed: routedPath(router, url) }
}
