import { rootRouteId, type AnyRoute, type AnyRouter } from '@tanstack/router-core'
import { getNormalizedURL } from '@tanstack/router-core/ssr/server'
import type { Params } from '../../chain/request-chain.ts'
import { assertDecodable, hasNoBackslash, isBelowBase, isUnreserved } from './guards/path.ts'

/** The route of a request's path. */
export interface RouteMatch {
  /** The path, its escapes and leading slashes in one spelling, the app's base included. */
  readonly pathname: string
  /** The last route that matched: where `isExact` is false, the one under which nothing was found. */
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
  const { pathname, routed } = isPlain(router, request, url)
    ? { pathname: url.pathname, routed: url.pathname }
    : locate(router, request, url)
  const [, found, route] = router.getMatchedRoutes(routed)
  const { params, isExact } = readParams(found)
  return {
    pathname,
    // Without a match there is the root alone.
    route: route ?? router.routesById[rootRouteId],
    params,
    isExact: isExact && route !== undefined && isBelowBase(pathname, router),
  }
}

/** Sets the origin of a request, which the router cannot know. */
export function setOrigin(router: AnyRouter, { origin }: URL): void {
  router.origin = router.options.origin ?? origin
}

/**
 * Whether the router takes a path as it is. That holds for those of nothing but unreserved characters,
 * where nothing is rewritten, not even by a base path: there is nothing to decode, and the URL parser
 * has removed the dots.
 */
function isPlain({ rewrite }: AnyRouter, { url }: Request, { pathname }: URL): boolean {
  return rewrite === undefined && isUnreserved(pathname) && hasNoBackslash(url)
}

/** Matches as the router itself does. */
function locate(
  router: AnyRouter,
  { url: href }: Request,
  { pathname: received }: URL,
): { readonly pathname: string; readonly routed: string } {
  assertDecodable(received)
  const { url } = getNormalizedURL(href)
  const { pathname, search } = url
  // An app may route by host.
  setOrigin(router, url)
  const query = router.rewrite === undefined ? '' : search
  const location = router.parseLocation({
    href: `${pathname}${query}`,
    pathname,
    search: query,
    hash: '',
    state: { __TSR_index: 0 },
  })
  return { pathname, routed: location.pathname }
}

/** Separates the params from the router's names for the rest of a path. */
function readParams(found: Record<string, string>): Pick<RouteMatch, 'params' | 'isExact'> {
  const isExact = !('**' in found) || '_splat' in found
  const params: Record<string, string> = {}
  for (const name in found) if (name !== '*' && name !== '**') params[name] = found[name] ?? ''
  return { params, isExact }
}
