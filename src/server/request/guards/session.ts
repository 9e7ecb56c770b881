import { usageError } from '../../../errors/errors.ts'
import {
  HEADERS_SENT,
  INVALID_SESSION_PASSWORD,
  SESSION_NOT_SERIALIZABLE,
  SESSION_TOO_LARGE,
} from '../../../errors/catalog-sessions.ts'
import { isPlainObject } from '../../../utils/is-plain-object.ts'
import { typeName } from '../../../utils/type-name.ts'

const MIN_LENGTH = 32

/** Refuses a secret that can be guessed, and the `undefined` of a variable that is not set. */
export function assertStrongSecret(secret: unknown, session: string): asserts secret is string {
  if (typeof secret === 'string' && secret.length >= MIN_LENGTH) return
  const received =
    typeof secret === 'string' ? `${secret.length} characters long` : `of type ${typeName(secret)}`
  throw usageError(INVALID_SESSION_PASSWORD, { session, received })
}

/** Refuses an empty list, without which nothing can be sealed. */
export function assertSomeSecret(
  secrets: readonly unknown[],
  session: string,
): asserts secrets is readonly [string, ...string[]] {
  if (secrets.length === 0)
    throw usageError(INVALID_SESSION_PASSWORD, { session, received: 'empty' })
}

/** Whether a time in seconds is one: a session with `NaN` would never end. */
export function isLifetime(value: unknown): value is number {
  return typeof value === 'number' && value > 0
}

/** Whether an unsealed value is a session of this name: one secret may seal the cookies of several. */
export function isSealedSession(
  value: unknown,
  name: string,
): value is { readonly id: string; readonly createdAt: number; readonly data: object } {
  if (!isPlainObject(value)) return false
  const { id, createdAt, data, name: own = name } = value
  const isWhole = typeof id === 'string' && id !== '' && isPlainObject(data)
  return isWhole && typeof createdAt === 'number' && own === name
}

/** Whether a session has not ended; `maxAge` is in seconds. */
export function isFresh({ createdAt }: { readonly createdAt: number }, maxAge: number): boolean {
  return Date.now() < createdAt + maxAge * 1000
}

/** Refuses data that JSON would change; `path` is where it was found. */
export function assertJson(path: string | undefined, session: string): void {
  if (path !== undefined) throw usageError(SESSION_NOT_SERIALIZABLE, { session, path })
}

/** Browsers ignore a larger cookie. @see https://www.rfc-editor.org/rfc/rfc6265#section-6.1 */
export function assertCookieFits(line: string, session: string, limit: number): void {
  const bytes = new TextEncoder().encode(line).byteLength
  if (bytes > limit) throw usageError(SESSION_TOO_LARGE, { session, bytes, limit })
}

/** A cookie that is set later would be lost. */
export function assertBeforeHeaders(
  { isSent }: { readonly isSent: boolean },
  session: string,
): void {
  if (isSent) throw usageError(HEADERS_SENT, { session })
}
