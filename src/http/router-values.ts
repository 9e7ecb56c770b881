/** The values of the router's `redirect()` and `notFound()`, recognized without the router. */

import { isOfTheWeb, isOnItsHost, isPrintable } from './guards/redirect-target.ts'

export interface RedirectLike extends Response {
  readonly options?: RedirectOptions
}

export interface RedirectOptions {
  readonly to?: unknown
  readonly href?: unknown
  readonly [option: string]: unknown
}

/** A not-found value. */
export interface NotFoundLike {
  /** The mark of the router's value. */
  readonly isNotFound: true
  /** The headers of its response. */
  readonly headers?: HeadersInit | undefined
}

/** Whether a value is a redirect: the router's, or a response with a location. */
export function isRedirect(value: unknown): value is RedirectLike {
  if (isRouterRedirect(value)) return true
  if (!(value instanceof Response)) return false
  return value.status >= 300 && value.status < 400 && value.headers.has('location')
}

export function isRouterRedirect(value: unknown): value is RedirectLike {
  return value instanceof Response && 'options' in value
}

export function isNotFound(value: unknown): value is NotFoundLike {
  return value instanceof Object && 'isNotFound' in value && value.isNotFound === true
}

/** The target of a redirect; `undefined` if only a router can resolve it. */
export function plainTarget({ options, headers }: RedirectLike): string | undefined {
  if (options === undefined) return headers.get('location') ?? undefined
  if (typeof options.href === 'string') return options.href
  const { to, params, search, hash } = options
  const isPlain = typeof to === 'string' && to.startsWith('/') && !to.includes('$')
  return isPlain && params === undefined && search === undefined && hash === undefined
    ? to
    : undefined
}

/** Whether every browser reads a target as a path on its host, or as an http(s) URL. */
export function isSafeTarget(target: string): boolean {
  return isPrintable(target) && isOnItsHost(target) && isOfTheWeb(target)
}
