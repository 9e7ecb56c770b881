import type { CookieOptions } from './response-utilities.ts'

/**
 * The secret that seals a session, of at least 32 random characters, or several of them: the first one seals, and all
 * unseal. Among the numeric keys of an object, the highest counts as the first.
 */
export type SessionPassword = string | readonly string[] | Readonly<Record<string, string>>

/** Options of a session. */
export interface SessionConfig {
  /** Seals the session's cookie. Put a new secret first to rotate it. */
  readonly password: SessionPassword
  /**
   * The name of the cookie.
   *
   * @defaultValue `'start'`
   */
  readonly name?: string | undefined
  /**
   * Seconds from the creation of the session to its end; later it is empty.
   *
   * @defaultValue until the browser closes
   */
  readonly maxAge?: number | undefined
  /**
   * Attributes of the cookie.
   *
   * @defaultValue `HttpOnly`, `SameSite=Lax`, `Path=/`, and `Secure` if the request arrived over https
   */
  readonly cookie?: CookieOptions | undefined
  /**
   * Makes the id of a new session.
   *
   * @defaultValue `crypto.randomUUID()`
   */
  readonly generateId?: (() => string) | undefined
}

/**
 * The data of a session. Each key may be missing: a new session is empty.
 *
 * @typeParam TData - the data that the app stores
 */
export type SessionData<TData extends object = Record<string, unknown>> = {
  readonly [TKey in keyof TData]?: TData[TKey] | undefined
}

/**
 * A session as it was when it was read.
 *
 * @typeParam TData - the data that the app stores
 */
export interface Session<TData extends object = Record<string, unknown>> {
  /** The id of the session; a new one for an empty session. */
  readonly id: string
  /** When it was created, in milliseconds since 1970. */
  readonly createdAt: number
  /** The stored data; empty for a new session. */
  readonly data: SessionData<TData>
}

/**
 * A change of a session: keys to overwrite, or a function that returns them. `undefined` removes a key.
 *
 * @typeParam TData - the data that the app stores
 */
export type SessionUpdate<TData extends object = Record<string, unknown>> =
  | SessionData<TData>
  | ((data: SessionData<TData>) => SessionData<TData> | undefined)

/**
 * A session of the current request. All managers of one session share its data.
 *
 * @typeParam TData - the data that the app stores
 */
export interface SessionManager<TData extends object = Record<string, unknown>> {
  /** The current id. */
  readonly id: string
  /** The current data. */
  readonly data: SessionData<TData>
  /** Changes the data and sets the cookie; throws as `updateSession()` does. */
  readonly update: (update: SessionUpdate<TData>) => Promise<SessionManager<TData>>
  /** Empties the session and deletes the cookie; throws as `clearSession()` does. */
  readonly clear: () => Promise<SessionManager<TData>>
}
