/**
 * The status, headers and cookies of the response, which survive every outcome. Each function throws `NO_REQUEST`
 * outside of a request.
 */

import type { ResponseHeaderName } from './header-names.types.ts'
import { serializeCookie, type CookieSerializeOptions } from 'cookie-es'
import { assertPhrase, assertStatus } from './guards/status.ts'
import { requireScope } from './request-context.ts'
import { putCookie } from './response-cookies.ts'

/** Attributes of a cookie. @see https://www.rfc-editor.org/rfc/rfc6265 */
export type CookieOptions = CookieSerializeOptions

/**
 * The status that was set; `undefined` while none was.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * // in a middleware, after next()
 * if ((getResponseStatus() ?? 200) < 400) await saveSession()
 * ```
 */
export function getResponseStatus(): number | undefined {
  return requireScope('getResponseStatus').response.status
}

/**
 * Sets the status of the response, if the outcome has none of its own. A status without a body (204, 205, 304) is
 * ignored for a response with one, such as every result of a server function.
 *
 * @param code - from 200 to 599
 * @param text - the reason phrase; empty when omitted
 * @throws SeamlineError `NO_REQUEST` outside a request, `INVALID_STATUS` for another number,
 * or a phrase that HTTP forbids
 *
 * @example
 * ```ts
 * setResponseStatus(201, 'Created')
 * ```
 */
export function setResponseStatus(code: number, text?: string): void {
  const { response } = requireScope('setResponseStatus')
  assertStatus(code, text)
  assertPhrase(code, text)
  response.status = code
  response.statusText = text
}

/**
 * The headers that were set.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const names = [...getResponseHeaders().keys()]
 * ```
 */
export function getResponseHeaders(): Headers {
  return new Headers(requireScope('getResponseHeaders').response.headers)
}

/**
 * One header that was set; `undefined` without one of this name.
 *
 * @param name - of the header, in any case
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * if (getResponseHeader('cache-control') === undefined) {
 *   setResponseHeader('cache-control', 'public, max-age=60')
 * }
 * ```
 */
export function getResponseHeader(name: ResponseHeaderName): string | undefined {
  return requireScope('getResponseHeader').response.headers.get(name) ?? undefined
}

/**
 * Sets headers, each in the place of those of its name.
 *
 * @param headers - in any form that `Headers` takes
 * @throws SeamlineError `NO_REQUEST` outside a request; TypeError for a name or value that HTTP forbids
 *
 * @example
 * ```ts
 * setResponseHeaders({ 'cache-control': 'public, max-age=60', vary: 'accept-language' })
 * ```
 */
export function setResponseHeaders(headers: HeadersInit): void {
  const { response } = requireScope('setResponseHeaders')
  const given = new Headers(headers)
  for (const name of given.keys()) response.headers.delete(name)
  // Cookies come one by one, all under one name.
  given.forEach((value, name) => response.headers.append(name, value))
}

/**
 * Sets a header. A list becomes one line per value.
 *
 * @param name - of the header, in any case
 * @param value - one value, or a list of them
 * @throws SeamlineError `NO_REQUEST` outside a request; TypeError for a name or value that HTTP forbids
 *
 * @example
 * ```ts
 * setResponseHeader('link', ['</a.css>; rel=preload', '</b.css>; rel=preload'])
 * ```
 */
export function setResponseHeader(
  name: ResponseHeaderName,
  value: string | readonly string[],
): void {
  const { headers } = requireScope('setResponseHeader').response
  headers.delete(name)
  for (const line of typeof value === 'string' ? [value] : value) headers.append(name, line)
}

/**
 * Removes a header that was set.
 *
 * @param name - of the header, in any case
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * removeResponseHeader('cache-control')
 * ```
 */
export function removeResponseHeader(name: ResponseHeaderName): void {
  requireScope('removeResponseHeader').response.headers.delete(name)
}

/**
 * Removes headers that were set: those named, or all.
 *
 * @param names - of the headers, in any case; all when omitted
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * clearResponseHeaders(['cache-control', 'vary'])
 * clearResponseHeaders() // cookies, too
 * ```
 */
export function clearResponseHeaders(names?: readonly string[]): void {
  const { headers } = requireScope('clearResponseHeaders').response
  for (const name of names ?? [...headers.keys()]) headers.delete(name)
}

/**
 * Sets a cookie. A cookie of the same name, path and domain that the request has set before is replaced;
 * `getCookie` returns the new value in the rest of the request.
 *
 * @param name - of the cookie, as it is to be written
 * @param value - any text; it is percent-encoded
 * @param options - its attributes; `Path=/` is added where no path is given, and nothing else
 * @throws SeamlineError `NO_REQUEST` outside a request; TypeError for characters that a cookie cannot hold
 *
 * @example
 * ```ts
 * setCookie('session', id, { httpOnly: true, sameSite: 'lax', secure: true })
 * ```
 */
export function setCookie(name: string, value: string, options: CookieOptions = {}): void {
  const { headers } = requireScope('setCookie').response
  const path = options.path ?? '/'
  putCookie(headers, serializeCookie(name, value, { ...options, path }))
}

/**
 * Deletes a cookie, in the browser and for `getCookie` in the rest of the request.
 *
 * @param name - of the cookie, as it is written
 * @param options - the path and domain that it was set with; `Path=/` when it names no path
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * deleteCookie('session', { domain: 'example.com' })
 * ```
 */
export function deleteCookie(name: string, options: CookieOptions = {}): void {
  setCookie(name, '', { ...options, maxAge: 0 })
}
