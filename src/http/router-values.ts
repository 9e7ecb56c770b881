/** The values of the router's `redirect()` and `notFound()`, recognized without the router. */

import { isOfTheWeb, isOnItsHost, isPrintable } from './guards/redirect-target.ts'

/** A redirect: the router's, with its options, or a plain `Response` that names a location. */
export interface RedirectLike extends Response {
  /** The argument of `redirect()`. */
  readonly options?: RedirectOptions
}

/** The target of a redirect, as far as it is known without the router. */
export interface RedirectOptions {
  /** A path of the router, possibly with params. */
  readonly to?: unknown
  /** A path or URL, as it is. */
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

/**
 * Whether a target is a path or an http(s) URL, and nothing that a browser could read as another host or as code.
 */
export function isSafeTarget(target: string): boolean {
  return isPrintable(target) && isOnItsHost(target) && isOfTheWeb(target)
}
