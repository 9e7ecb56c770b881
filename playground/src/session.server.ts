import { deleteCookie, getCookie, getRequestHeader, setCookie } from 'seamline/server'
import { readToken, writeToken } from './tokens.server'
import { findUser, type User } from './users.server'

const COOKIE = 'session'

/** Signs in the caller: a browser by a cookie, a program by the token. */
export async function beginSession(user: User): Promise<string> {
  const token = await writeToken(user.id)
  setCookie(COOKIE, token, {
    httpOnly: true,
    // Other sites may only link to pages.
    sameSite: 'lax',
    maxAge: 30 * 24 * 60 * 60,
  })
  return token
}

export function endSession(): void {
  deleteCookie(COOKIE)
}

/**
 * The user of the current request; `null` if not signed in. The cookie has priority over the token,
 * because pages are rendered with it.
 */
export async function currentUser(): Promise<User | null> {
  const header = getRequestHeader('authorization')
  const [, bearer] = /^Bearer (.+)$/.exec(header ?? '') ?? []
  for (const token of [getCookie(COOKIE), bearer]) {
    const id = await readToken(token)
    const user = id === undefined ? undefined : await findUser(id)
    if (user !== undefined) return user
  }
  return null
}
