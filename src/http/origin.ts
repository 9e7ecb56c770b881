/** The origin check of the endpoint and of `createCsrfMiddleware`. */

import { assertHost, assertNamedHost } from './guards/host.ts'
import {
  isBelievedProxy,
  hasOrigin,
  isLetIn,
  isListed,
  isOwnHost,
  isSameOrigin,
} from './guards/origin-headers.ts'

/** The callers that are allowed. */
export interface OriginPolicy {
  /** The app's own origins, scheme included. @defaultValue the request's host and port, with either scheme */
  readonly origin?: string | readonly string[]
  /** Other origins whose pages may call, scheme included. @defaultValue none */
  readonly allowedOrigins?: readonly string[]
  /** Whether to allow requests without origin headers, which no browser sends. @defaultValue `false` */
  readonly allowNonBrowser?: boolean
  /** Whether to read the host from `X-Forwarded-Host`. @defaultValue `false` */
  readonly trustProxy?: boolean
}

/**
 * Whether a request comes from a page of this site, or of an allowed one. The first header present
 * decides: `Sec-Fetch-Site`, then `Origin`, then `Referer`. `Origin: null` is never this site.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isTrustedOrigin(request: Request, policy: OriginPolicy): boolean {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null) return isSameOrigin(site) || isAllowed(origin, policy)
  if (origin !== null) return isOwnUrl(origin, request, policy) || isAllowed(origin, policy)
  const referer = request.headers.get('referer')
  if (referer !== null) {
    return isOwnUrl(referer, request, policy) || isAllowed(originOf(referer), policy)
  }
  return isLetIn(policy.allowNonBrowser)
}

export function isOwnUrl(url: string, request: Request, policy: OriginPolicy): boolean {
  const authority = hostOf(request, policy)
  const isWritten = url === `http://${authority}` || url === `https://${authority}`
  // Most requests need no parsing, because a browser writes both alike.
  if (policy.origin === undefined && isWritten) return true
  const from = originOf(url)
  if (from === null) return false
  if (policy.origin !== undefined) return [policy.origin].flat().includes(from)
  // Host and port only: the scheme before a proxy is unknown, so the host is read with the caller's scheme, which
  // also has the default port.
  const { protocol, host } = new URL(from)
  const own = `${protocol}//${authority}`
  return URL.canParse(own) && isOwnHost(host, new URL(own).host)
}

/** Whether `allowedOrigins` lists an origin; `null` is in no list. */
export function isAllowed(
  origin: string | null,
  { allowedOrigins = [] }: Pick<OriginPolicy, 'allowedOrigins'>,
): origin is string {
  return isListed(origin, allowedOrigins)
}

/** `null` for a URL without an origin, or with an opaque one. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  return hasOrigin(parsed) ? parsed.origin : null
}

/** Whether `X-Forwarded-*` headers are trusted. */
interface ProxyTrust {
  readonly trustProxy?: boolean
}

export function hostOf(request: Request, trust: ProxyTrust): string {
  return forwarded(request, 'x-forwarded-host', trust) ?? namedHost(request)
}

export function schemeOf(request: Request, trust: ProxyTrust): 'http' | 'https' {
  const scheme = forwarded(request, 'x-forwarded-proto', trust)
  if (scheme === 'http' || scheme === 'https') return scheme
  return /^https:/i.test(request.url) ? 'https' : 'http'
}

/** The first entry of a list that proxies append to: the one nearest to the browser. */
export function forwarded(
  { headers }: Request,
  name: string,
  { trustProxy }: ProxyTrust,
): string | undefined {
  if (!isBelievedProxy(trustProxy)) return undefined
  const [first = ''] = (headers.get(name) ?? '').split(',')
  return first.trim() || undefined
}

export function assertValidHost(request: Request): void {
  const host = namedHost(request)
  assertHost(host)
  assertNamedHost(host)
}

function namedHost({ headers, url }: Request): string {
  return headers.get('host') ?? hostIn(url)
}

/** The host of a request's URL, which is in normal form: parsing it once more would take longer. */
function hostIn(url: string): string {
  const [, host = ''] = /^[^/]*\/\/([^/?#]*)/.exec(url) ?? []
  return host
}
