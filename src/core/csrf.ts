/** The origin check, on web APIs only. */

/** Which callers from elsewhere are let in. */
export interface OriginPolicy {
  /** Origins besides the request's own, each as `https://host[:port]`. */
  readonly allowedOrigins: readonly string[]
  /** Whether a request that tells nothing about its origin is let in: no browser sends such a one. */
  readonly allowNonBrowser: boolean
}

/** The policy that holds unless an app chooses another: only this site's pages. */
export const SAME_ORIGIN_ONLY: OriginPolicy = Object.freeze({
  allowedOrigins: [],
  allowNonBrowser: false,
})

/**
 * Whether a request comes from a page of this site, or of an allowed one. The first header present
 * decides: `Sec-Fetch-Site`, then `Origin`, then `Referer`. `Origin: null` is never this site.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isTrustedOrigin(request: Request, policy: OriginPolicy): boolean {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null) return site === 'same-origin' || isAllowed(origin, policy)
  if (origin !== null) return isSelf(origin, request) || isAllowed(origin, policy)
  const referer = request.headers.get('referer')
  if (referer !== null) return isSelf(referer, request) || isAllowed(originOf(referer), policy)
  return policy.allowNonBrowser
}

/** Host and port only: behind a proxy the scheme that the browser used is not known here. */
function isSelf(url: string, request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host
  return URL.canParse(url) && new URL(url).host === host.toLowerCase()
}

function isAllowed(origin: string | null, { allowedOrigins }: OriginPolicy): boolean {
  return origin !== null && origin !== 'null' && allowedOrigins.includes(origin)
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null
}
