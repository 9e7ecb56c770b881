/** Seals sessions with iron-webcrypto, which loads with the first session: most apps have none. */

import { isPlainObject } from '../../utils/is-plain-object.ts'
import { assertJson, isSealedSession } from './guards/session.ts'
import type { ResolvedSession } from './session-config.ts'

/** A session as its cookie holds it. */
export interface StoredSession {
  readonly id: string
  readonly createdAt: number
  readonly data: object
}

/** @throws SeamlineError `SESSION_NOT_SERIALIZABLE` */
export async function seal(
  session: StoredSession,
  { name, secrets: [secret] }: Pick<ResolvedSession, 'name' | 'secrets'>,
): Promise<string> {
  assertJson(pathOfNonJson(session.data, 'data'), name)
  const iron = await import('iron-webcrypto')
  return iron.seal({ ...session, name }, secret, { ...iron.defaults, encode: JSON.stringify })
}

/** The session in a cookie; `undefined` if none of the secrets has sealed it, or if it is not of this name. */
export async function unseal(
  sealed: string,
  { name, secrets }: Pick<ResolvedSession, 'name' | 'secrets'>,
): Promise<StoredSession | undefined> {
  const iron = await import('iron-webcrypto')
  const opened = secrets.map((secret) => iron.unseal(sealed, secret, iron.defaults))
  const value = await Promise.any(opened).catch(() => undefined)
  if (!isSealedSession(value, name)) return undefined
  const { id, createdAt, data } = value
  return { id, createdAt, data }
}

/** The path of a value that JSON cannot hold or would change; keys that are `undefined` are left out. */
function pathOfNonJson(
  value: unknown,
  path: string,
  around: readonly object[] = [],
): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path
  if (typeof value !== 'object' || around.includes(value)) return path
  const isList = Array.isArray(value)
  if (!isList && !isPlainObject(value)) return path
  // `Array.from` visits holes too.
  const children = isList
    ? Array.from(value, (child: unknown, index) => [`${path}[${index}]`, child] as const)
    : Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([key, child]) => [`${path}.${key}`, child] as const)
  for (const [at, child] of children) {
    const found = pathOfNonJson(child, at, [...around, value])
    if (found !== undefined) return found
  }
  return undefined
}
