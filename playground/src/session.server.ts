import { deleteCookie, getCookie, getRequestHeader, setCookie } from 'seamline/server'
import { readToken, writeToken } from './tokens.server'
import { findUser, type User } from './users.server'

const COOKIE = 'session'

/** Lets whoever is answered be known from now on: their browser by a cookie, a program by the token. */
export async function beginSession(user: User): Promise<string> {
  const token = await writeToken(user.id)
  setCookie(COOKIE, token, {
    httpOnly: true,
    // Another site may link to a page, and no more.
    sameSite: 'lax',
    maxAge: 30 * 24 * 60 * 60,
  })
  return token
}

export function endSession(): void {
  deleteCookie(COOKIE)
}

/**
 * Who sent the request that is being answered; `null` for a stranger. The cookie counts for more than
 * the token: it is what pages are rendered by.
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
