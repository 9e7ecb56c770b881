/** Where a request came in, by its own headers and by those that a trusted proxy adds. */

import { assertHost, assertNamedHost } from './guards/host.ts'
import { isBelievedProxy } from './guards/origin-headers.ts'

/** Whether `X-Forwarded-*` headers are trusted. */
interface ProxyTrust {
  readonly trustProxy?: boolean
}

/** The host and port of a request. */
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
  return headers.get('host') ?? new URL(url).host
}
