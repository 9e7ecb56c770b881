/** Sessions in sealed cookies. Each function rejects with `NO_REQUEST` outside of a request. */

import { requireScope } from './request-context.ts'
import type { RequestScope } from './request-scope.ts'
import { resolveCookie, resolveSession, type ResolvedSession } from './session-config.ts'
import { deleteSession, readSession, writeSession, type SessionCell } from './session-store.ts'
import type {
  Session,
  SessionConfig,
  SessionData,
  SessionManager,
  SessionUpdate,
} from './session.types.ts'

/**
 * The session of the request, with methods to change it. A cookie that has expired, was changed, or was sealed with an
 * unknown secret is an empty session. Reading sets no cookie.
 *
 * @typeParam TData - the data that the app stores
 * @param config - the secret, and optional settings of the session
 * @throws SeamlineError `NO_REQUEST` outside a request; `INVALID_SESSION_PASSWORD` for a secret of less than 32
 * characters; `UNKNOWN_OPTION` or `INVALID_OPTION` for wrong options
 *
 * @example
 * ```ts
 * export const useAppSession = () =>
 *   useSession<{ userId: string }>({ password: process.env.SESSION_SECRET!, maxAge: 60 * 60 * 24 * 7 })
 *
 * const session = await useAppSession()
 * await session.update({ userId: user.id })
 * ```
 */
export async function useSession<TData extends object = Record<string, unknown>>(
  config: SessionConfig,
): Promise<SessionManager<TData>> {
  const scope = requireScope('useSession')
  const resolved = resolveSession(config, 'useSession')
  return managerOf(scope, resolved, await readSession(scope, resolved))
}

/**
 * The session of the request as it is now.
 *
 * @typeParam TData - the data that the app stores
 * @param config - as of {@link useSession}
 * @throws SeamlineError as {@link useSession} does
 *
 * @example
 * ```ts
 * const { data } = await getSession<{ userId: string }>({ password: process.env.SESSION_SECRET! })
 * if (data.userId === undefined) throw redirect({ href: '/login' })
 * ```
 */
export async function getSession<TData extends object = Record<string, unknown>>(
  config: SessionConfig,
): Promise<Session<TData>> {
  const scope = requireScope('getSession')
  return snapshotOf(await readSession(scope, resolveSession(config, 'getSession')))
}

/**
 * Changes the session of the request and sets its cookie. Changes of one request are made one after another; a
 * change that fails leaves the session as it was.
 *
 * @typeParam TData - the data that the app stores
 * @param config - as of {@link useSession}
 * @param update - the keys to overwrite, or a function of the current data that returns them; without it, the session
 * is stored as it is
 * @returns the changed session
 * @throws SeamlineError as {@link useSession} does; `SESSION_NOT_SERIALIZABLE` for data that JSON cannot hold,
 * `SESSION_TOO_LARGE` for a cookie of more than 4,096 bytes, `HEADERS_SENT` after the response has begun
 *
 * @example
 * ```ts
 * await updateSession<{ visits: number }>(config, ({ visits = 0 }) => ({ visits: visits + 1 }))
 * ```
 */
export async function updateSession<TData extends object = Record<string, unknown>>(
  config: SessionConfig,
  update?: SessionUpdate<TData>,
): Promise<Session<TData>> {
  const scope = requireScope('updateSession')
  const resolved = resolveSession(config, 'updateSession')
  return snapshotOf(await writeSession(scope, resolved, changeOf(update)))
}

/**
 * Empties the session of the request and deletes its cookie.
 *
 * @param config - as of {@link useSession}; only `name` and `cookie` matter
 * @throws SeamlineError `NO_REQUEST` outside a request, `UNKNOWN_OPTION` for wrong options, `HEADERS_SENT` after the
 * response has begun
 *
 * @example
 * ```ts
 * export const logout = createServerFn({ method: 'POST' }).handler(() => clearSession(config))
 * ```
 */
export async function clearSession(config: Partial<SessionConfig>): Promise<void> {
  const scope = requireScope('clearSession')
  await deleteSession(scope, resolveCookie(config, 'clearSession'))
}

function managerOf<TData extends object>(
  scope: RequestScope,
  config: ResolvedSession,
  found: SessionCell,
): SessionManager<TData> {
  let cell = found
  const manager: SessionManager<TData> = {
    get id() {
      return cell.session.id
    },
    get data() {
      return snapshotOf<TData>(cell).data
    },
    async update(update) {
      cell = await writeSession(scope, config, changeOf(update))
      return manager
    },
    async clear() {
      await deleteSession(scope, config)
      return manager
    },
  }
  return manager
}

function snapshotOf<TData extends object>({ session }: SessionCell): Session<TData> {
  // The app declares the type of what it has stored.
  return session as Session<TData>
}

function changeOf<TData extends object>(
  update: SessionUpdate<TData> = {},
): (data: object) => object {
  return (data) => {
    const changed = typeof update === 'function' ? update(data as SessionData<TData>) : update
    return changed ?? {}
  }
}
