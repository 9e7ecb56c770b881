/** The request around the caller. Each function throws `NO_REQUEST` outside of one. */

import type { RequestHeaderName } from './header-names.types.ts'
import { forwarded, hostOf, schemeOf } from '../../http/origin.ts'
import { requireScope } from './request-context.ts'
import { cookiesOf } from './response-cookies.ts'

/**
 * The current request.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const isPreview = new URL(getRequest().url).searchParams.has('preview')
 * ```
 */
export function getRequest(): Request {
  return requireScope('getRequest').request
}

/**
 * The headers of the request, below those that the running call set in process.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const languages = getRequestHeaders().get('accept-language')
 * ```
 */
export function getRequestHeaders(): Headers {
  return requireScope('getRequestHeaders').headers
}

/**
 * One header of the request; `undefined` without one of this name.
 *
 * @param name - of the header, in any case
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const authorization = getRequestHeader('authorization')
 * ```
 */
export function getRequestHeader(name: RequestHeaderName): string | undefined {
  return requireScope('getRequestHeader').headers.get(name) ?? undefined
}

/**
 * The URL of the request, with the browser's host and scheme if a trusted proxy sends them.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const link = new URL(`/notes/${note.id}`, getRequestUrl())
 * ```
 */
export function getRequestUrl(): URL {
  const scope = requireScope('getRequestUrl')
  const url = new URL(scope.url)
  url.protocol = schemeOf(scope.request, scope)
  // Setting a host without a port would keep the port that was there.
  url.port = ''
  url.host = hostOf(scope.request, scope)
  return url
}

/**
 * The host that the request names, with its port; the first `X-Forwarded-Host` with `trustProxy`.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const [tenant] = getRequestHost().split('.') // 'acme' of acme.example.com:8080
 * ```
 */
export function getRequestHost(): string {
  const scope = requireScope('getRequestHost')
  return hostOf(scope.request, scope)
}

/**
 * The scheme of the request; the first `X-Forwarded-Proto` with `trustProxy`.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * setCookie('session', id, { secure: getRequestProtocol() === 'https' })
 * ```
 */
export function getRequestProtocol(): 'http' | 'https' {
  const scope = requireScope('getRequestProtocol')
  return schemeOf(scope.request, scope)
}

/**
 * The address that the request came from, if the host provides it; the first `X-Forwarded-For` with `trustProxy`.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const attempts = countAttempts(getRequestIP() ?? 'unknown')
 * ```
 */
export function getRequestIP(): string | undefined {
  const scope = requireScope('getRequestIP')
  const { request } = scope
  const direct = 'ip' in request && typeof request.ip === 'string' ? request.ip : undefined
  return forwarded(request, 'x-forwarded-for', scope) ?? direct
}

/**
 * The cookies of the request by name, with its own changes: a cookie that it has set has the new value, and one that
 * it has deleted is absent. `Path` and `Domain` are ignored.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const { theme = 'light', language = 'en' } = getCookies()
 * ```
 */
export function getCookies(): Readonly<Record<string, string | undefined>> {
  return cookiesOf(requireScope('getCookies'))
}

/**
 * One cookie of the request, with its own changes; `undefined` without a cookie of this name, or when the request has
 * deleted it. `Path` and `Domain` are ignored.
 *
 * @param name - of the cookie, as it is written
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const theme = getCookie('theme') ?? 'light'
 * ```
 */
export function getCookie(name: string): string | undefined {
  return cookiesOf(requireScope('getCookie'))[name]
}
