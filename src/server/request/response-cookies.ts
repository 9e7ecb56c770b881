/** Cookies among the headers of a response: one line per cookie, and how the request itself reads them. */

import { parseCookie, parseSetCookie } from 'cookie-es'
import type { RequestScope } from './request-scope.ts'

type SetCookie = NonNullable<ReturnType<typeof parseSetCookie>>

/** Adds a `Set-Cookie` line, and removes an earlier line for the same cookie. */
export function putCookie(headers: Headers, line: string): void {
  const lines = headers.getSetCookie()
  const identity = identityOf(parseSetCookie(line))
  const others = lines.filter((each) => identityOf(parseSetCookie(each)) !== identity)
  if (identity !== undefined && others.length < lines.length) {
    headers.delete('set-cookie')
    for (const each of others) headers.append('set-cookie', each)
  }
  headers.append('set-cookie', line)
}

/** The cookies of a request by name: those that it brought, below those that it has set. */
export function cookiesOf({
  headers,
  response,
}: Pick<RequestScope, 'headers' | 'response'>): Record<string, string | undefined> {
  const cookies = parseCookie(headers.get('cookie') ?? '')
  if (!response.hasHeaders) return cookies
  const changes = new Map<string | undefined, SetCookie>()
  for (const line of response.headers.getSetCookie()) {
    const cookie = parseSetCookie(line)
    if (cookie !== undefined) changes.set(identityOf(cookie), cookie)
  }
  // The same name at an old path or domain is often deleted beside a new cookie, which has to stay visible.
  for (const { name } of [...changes.values()].filter(isDeletion)) delete cookies[name]
  for (const cookie of changes.values()) {
    if (!isDeletion(cookie) && cookie.name !== '') cookies[cookie.name] = cookie.value
  }
  return cookies
}

/** The properties by which a browser distinguishes cookies. @see https://www.rfc-editor.org/rfc/rfc6265#section-5.3 */
function identityOf(cookie: SetCookie | undefined): string | undefined {
  if (cookie === undefined) return undefined
  const { name, domain, path, partitioned } = cookie
  return JSON.stringify([name, domain, path, partitioned])
}

function isDeletion({ maxAge, expires }: SetCookie): boolean {
  if (maxAge !== undefined) return maxAge <= 0
  return expires !== undefined && expires.getTime() <= Date.now()
}
