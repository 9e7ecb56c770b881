/** The sessions of a request. Their cookies are the truth; a cell holds the content of one while the request runs. */

import { serializeCookie } from 'cookie-es'
import { schemeOf } from '../../http/origin.ts'
import { memoize } from '../../utils/memoize.ts'
import { assertBeforeHeaders, assertCookieFits, isFresh } from './guards/session.ts'
import type { PendingResponse, RequestScope } from './request-scope.ts'
import { cookiesOf, putCookie } from './response-cookies.ts'
import type { ResolvedSession, SessionCookie } from './session-config.ts'
import { seal, unseal, type StoredSession } from './session-seal.ts'

/** The current content of a session, shared by all who have read it in the request. */
export interface SessionCell {
  readonly config: ResolvedSession
  /** Where it is among the cells of the request. */
  key: string
  session: StoredSession
}

/** The changes of a session's data. */
export type ChangeData = (data: object) => object

/** Name, value and attributes of a cookie that every browser keeps, in bytes. */
const COOKIE_LIMIT = 4096

/** The current session of the request, or an empty one, which is stored with the first change. */
export function readSession(scope: RequestScope, config: ResolvedSession): Promise<SessionCell> {
  const { cells } = sessionsOf(scope.response)
  const sealed = cookiesOf(scope)[config.name]
  const key = keyOf(config, sealed)
  const known = cells.get(key)
  if (known !== undefined) return known
  const cell = openSession(sealed, config).then((session) => ({ config, key, session }))
  cells.set(key, cell)
  return cell
}

/** Changes a session and sets its cookie; if that fails, the session stays as it was. */
export function writeSession(
  scope: RequestScope,
  config: ResolvedSession,
  change: ChangeData,
): Promise<SessionCell> {
  return sessionsOf(scope.response).inTurn(async () => {
    const cell = await readSession(scope, config)
    const { session } = cell
    const changed = { ...session, data: { ...session.data, ...change(session.data) } }
    const sealed = await seal(changed, config)
    const line = cookieLine(scope, config, {
      value: sealed,
      ...(config.maxAge !== Infinity && { maxAge: secondsLeft(changed, config) }),
    })
    assertCookieFits(line, config.name, COOKIE_LIMIT)
    // After the last `await`: the headers may have been sent meanwhile.
    assertBeforeHeaders(scope.response, config.name)
    putCookie(scope.response.headers, line)
    // As the next request will read it.
    cell.session = JSON.parse(JSON.stringify(changed))
    moveCell(scope.response, cell, sealed)
    return cell
  })
}

/** Empties the sessions of a name and deletes their cookie. */
export function deleteSession(scope: RequestScope, cookie: SessionCookie): Promise<void> {
  const sessions = sessionsOf(scope.response)
  return sessions.inTurn(async () => {
    const cells = await Promise.all(sessions.cells.values())
    assertBeforeHeaders(scope.response, cookie.name)
    const line = cookieLine(scope, cookie, { value: '', maxAge: 0 })
    putCookie(scope.response.headers, line)
    for (const cell of cells.filter(({ config }) => config.name === cookie.name)) {
      cell.session = emptySession(cell.config)
      moveCell(scope.response, cell, undefined)
    }
  })
}

class RequestSessions {
  /** The cells by their options and the text of the cookie. */
  readonly cells = new Map<string, Promise<SessionCell>>()
  #last: Promise<unknown> = Promise.resolve()

  /** Runs changes one after another: each starts from the outcome of the one before. */
  inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#last.then(change)
    this.#last = changed.catch(() => undefined)
    return changed
  }
}

const sessionsOf = memoize((_response: PendingResponse) => new RequestSessions())

/** Other options, such as other secrets, may not read what these have read. */
function keyOf({ name, secrets, maxAge }: ResolvedSession, sealed: string | undefined): string {
  return JSON.stringify([name, secrets, maxAge, sealed])
}

async function openSession(
  sealed: string | undefined,
  config: ResolvedSession,
): Promise<StoredSession> {
  const stored = sealed === undefined ? undefined : await unseal(sealed, config)
  const isCurrent = stored !== undefined && isFresh(stored, config.maxAge)
  return isCurrent ? stored : emptySession(config)
}

function emptySession({ generateId }: ResolvedSession): StoredSession {
  return { id: generateId(), createdAt: Date.now(), data: {} }
}

/** Makes a cell the one that is read with a cookie of this text. */
function moveCell(response: PendingResponse, cell: SessionCell, sealed: string | undefined): void {
  const { cells } = sessionsOf(response)
  cells.delete(cell.key)
  cell.key = keyOf(cell.config, sealed)
  cells.set(cell.key, Promise.resolve(cell))
}

function secondsLeft({ createdAt }: StoredSession, { maxAge }: ResolvedSession): number {
  return Math.ceil((createdAt - Date.now()) / 1000 + maxAge)
}

type CookieFields = Parameters<typeof serializeCookie>[2] & { readonly value: string }

function cookieLine(
  scope: RequestScope,
  { name, attributes }: SessionCookie,
  { value, ...fields }: CookieFields,
): string {
  return serializeCookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    // Safari drops a secure cookie of http://localhost.
    secure: schemeOf(scope.request, scope) === 'https',
    ...attributes,
    path: attributes.path ?? '/',
    ...fields,
  })
}
