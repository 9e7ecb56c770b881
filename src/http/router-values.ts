/** The values that the router's `redirect()` and `notFound()` make, known without the router. */

import { isOfTheWeb, isOnItsHost, isPrintable } from './guards/redirect-target.ts'

/** A redirect: the router's, with its options, or a plain `Response` that names a location. */
export interface RedirectLike extends Response {
  /** What `redirect()` was called with. */
  readonly options?: RedirectOptions
}

/** What a redirect leads to, as far as it is known without the router. */
export interface RedirectOptions {
  /** A path of the router's, with what may be needed to fill it in. */
  readonly to?: unknown
  /** A path or URL, as it is. */
  readonly href?: unknown
  readonly [option: string]: unknown
}

/** A not-found value. */
export interface NotFoundLike {
  /** The mark of the router's value. */
  readonly isNotFound: true
  /** What the answer with it has beside its body. */
  readonly headers?: HeadersInit | undefined
}

/** Whether a value is a redirect, by the mark that the router looks for or by its own location. */
export function isRedirect(value: unknown): value is RedirectLike {
  if (isRouterRedirect(value)) return true
  if (!(value instanceof Response)) return false
  return value.status >= 300 && value.status < 400 && value.headers.has('location')
}

/** Whether a value is what the router's `redirect()` made. */
export function isRouterRedirect(value: unknown): value is RedirectLike {
  return value instanceof Response && 'options' in value
}

/** Whether a value is a not-found, by the mark that the router itself looks for. */
export function isNotFound(value: unknown): value is NotFoundLike {
  return value instanceof Object && 'isNotFound' in value && value.isNotFound === true
}

/**
 * Where a redirect leads when no router resolves it; `undefined` when only a router can.
 */
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
 * Whether a browser may be sent to a target: a path, or an http(s) URL. Anything that a browser
 * could read as another host or as code is refused.
 */
export function isSafeTarget(target: string): boolean {
  return isPrintable(target) && isOnItsHost(target) && isOfTheWeb(target)
}
