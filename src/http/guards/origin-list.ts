/** Origins in options, which are compared as texts with the `Origin` header of a browser. */

import { INVALID_ORIGIN } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { typeName } from '../../utils/type-name.ts'
import type { OriginPolicy } from '../origin.ts'

/** @param prefix - precedes the names of the options in a message */
export function assertOrigins(
  call: string,
  { origin, allowedOrigins }: Pick<OriginPolicy, 'origin' | 'allowedOrigins'>,
  prefix = '',
): void {
  const own = origin === undefined ? [] : [origin].flat()
  for (const each of own) assertOrigin(call, `${prefix}origin`, each, isWebOrigin)
  const option = `${prefix}allowedOrigins`
  // A string would also have `includes`.
  const listed = allowedOrigins === undefined ? [] : allowedOrigins
  if (!Array.isArray(listed)) throw invalidOrigin(call, option, listed)
  listed.forEach((each, index) => assertOrigin(call, `${option}[${index}]`, each, isOrigin))
}

export function assertOrigin(
  call: string,
  option: string,
  value: unknown,
  isValid: (value: unknown) => boolean,
): void {
  if (!isValid(value)) throw invalidOrigin(call, option, value)
}

/** Whether a value is an origin as a browser writes it, of the web or of an app's own scheme. */
export function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('*') && value === serializedOrigin(value)
}

export function isWebOrigin(value: unknown): value is string {
  return isOrigin(value) && /^https?:/.test(value)
}

function invalidOrigin(call: string, option: string, value: unknown): Error {
  const received = typeof value === 'string' ? JSON.stringify(value) : typeName(value)
  return usageError(INVALID_ORIGIN, { call, option, received })
}

function serializedOrigin(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin, protocol, host } = new URL(url)
  if (origin !== 'null') return origin
  // `URL` has an origin for the web's schemes only. A web view sends `tauri://localhost` as it is.
  return host === '' ? undefined : `${protocol}//${host}`
}
