/** Cookies that a request sets, as read within the request and as sent. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import {
  deleteCookie,
  getCookie,
  getCookies,
  setCookie,
  setResponseHeader,
} from '../../../src/server.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })

/** Runs code in a request with cookies; resolves to its result and the set-cookie lines. */
async function inRequest<T>(run: () => T, cookie = 'sid=old; theme=dark') {
  const { send } = wire(post(), run)
  const response = await send({ method: 'POST', headers: { cookie } })
  const { result }: { result?: Awaited<T> } = await response.json()
  return { result, lines: response.headers.getSetCookie() }
}

describe.each(TRANSPORTS)('%s', (transport) => {
  test('a request reads the cookies that it has set and deleted', async () => {
    const { call } = travel(transport, post(), () => {
      setCookie('sid', 'one two')
      const set = getCookie('sid')
      deleteCookie('sid')
      return { set, deleted: getCookie('sid') ?? 'none', all: { ...getCookies() } }
    })
    expect(await call()).toEqual({ set: 'one two', deleted: 'none', all: {} })
  })

  test('a function called within a request shares its cookies', async () => {
    const getUser = wire(post(), () => getCookie('sid') ?? 'nobody')
    const login = wire(post(), () => setCookie('sid', 'ada'))
    const logout = wire(post(), () => deleteCookie('sid'))
    const { call } = travel(transport, post(), async () => {
      await login.server()
      const during = await getUser.server()
      await logout.server()
      return [during, await getUser.server(), getCookie('sid') ?? 'nobody']
    })
    expect(await call()).toEqual(['ada', 'nobody', 'nobody'])
  })
})

test('cookies set before a function ran are visible to its middleware and handler', async () => {
  const seen: unknown[] = []
  const session = createMiddleware().server(({ next }) => {
    setCookie('sid', 'fresh')
    return next()
  })
  const look = createMiddleware({ type: 'function' }).server(({ next }) => {
    seen.push(getCookie('sid'))
    return next()
  })
  startWith({ requestMiddleware: [session] })
  const { send } = wire(post().middleware([look]), () => {
    seen.push(getCookie('sid'))
  })
  await send({ method: 'POST', headers: { cookie: 'sid=old' } })
  expect(seen).toEqual(['fresh', 'fresh'])
})

test('untouched cookies stay as in the request', async () => {
  const { result } = await inRequest(() => {
    setCookie('sid', 'new')
    return { ...getCookies() }
  })
  expect(result).toEqual({ sid: 'new', theme: 'dark' })
})

test('cookies in headers of a call in process are overridden by those that the request has set', async () => {
  const look = wire(post(), () => ({ ...getCookies() }))
  const { result } = await inRequest(async () => {
    setCookie('sid', 'new')
    return look.server({ headers: { cookie: 'sid=call; of=call' } })
  })
  expect(result).toEqual({ sid: 'new', of: 'call' })
})

const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT'
const FUTURE = 'Fri, 01 Jan 2100 00:00:00 GMT'

describe('a raw set-cookie header', () => {
  test.each<[line: string | string[], sid: string | undefined]>([
    ['sid=raw', 'raw'],
    ['sid=a%20b; Path=/; HttpOnly', 'a b'],
    ['SID=other', 'old'],
    ['sid=; Path=/', ''],
    ['sid=x; Max-Age=0', undefined],
    ['sid=x; max-age=-1', undefined],
    ['sid=x; Max-Age=60', 'x'],
    [`sid=x; Expires=${PAST}`, undefined],
    [`sid=x; Expires=${FUTURE}`, 'x'],
    // Max-Age takes precedence over Expires.
    [`sid=x; Max-Age=60; Expires=${PAST}`, 'x'],
    [`sid=x; Max-Age=0; Expires=${FUTURE}`, undefined],
    ['sid=x; Expires=never', 'x'],
    [['sid=first; Path=/', 'sid=second; Path=/'], 'second'],
    [['sid=x; Path=/', 'sid=; Max-Age=0; Path=/'], undefined],
    // A cookie of another path or domain is another cookie.
    [['sid=x; Path=/', 'sid=; Max-Age=0; Path=/old'], 'x'],
    [['sid=; Max-Age=0; Domain=example.com', 'sid=x'], 'x'],
    ['no name', 'old'],
  ])('%j makes the cookie %j', async (line, sid) => {
    const { result } = await inRequest(() => {
      setResponseHeader('set-cookie', line)
      return [getCookie('sid') ?? null, getCookies()['sid'] ?? null]
    })
    expect(result).toEqual([sid ?? null, sid ?? null])
  })
})

describe('a name that is set again', () => {
  test.each<[what: string, set: () => void, lines: string[]]>([
    [
      'replaces its line',
      () => {
        setCookie('sid', '1', { httpOnly: true })
        setCookie('theme', 'light')
        setCookie('sid', '2')
      },
      ['theme=light; Path=/', 'sid=2; Path=/'],
    ],
    [
      'replaces a deletion',
      () => {
        deleteCookie('sid')
        setCookie('sid', '1')
      },
      ['sid=1; Path=/'],
    ],
    [
      'is replaced by its deletion',
      () => {
        setCookie('sid', '1')
        deleteCookie('sid')
      },
      ['sid=; Max-Age=0; Path=/'],
    ],
    [
      'replaces a raw line',
      () => {
        setResponseHeader('set-cookie', ['sid=1; path=/', 'sid=2; Path=/; Domain=.Example.com'])
        setCookie('sid', '3')
        setCookie('sid', '4', { domain: 'example.com' })
      },
      ['sid=3; Path=/', 'sid=4; Domain=example.com; Path=/'],
    ],
    [
      'keeps the line of another path, domain or partition',
      () => {
        setCookie('sid', '1')
        setCookie('sid', '2', { path: '/sub' })
        setCookie('sid', '3', { domain: 'example.com' })
        setCookie('sid', '4', { partitioned: true, secure: true })
        setCookie('SID', '5')
      },
      [
        'sid=1; Path=/',
        'sid=2; Path=/sub',
        'sid=3; Domain=example.com; Path=/',
        'sid=4; Path=/; Secure; Partitioned',
        'SID=5; Path=/',
      ],
    ],
  ])('%s', async (_what, set, lines) => {
    expect((await inRequest(set)).lines).toEqual(lines)
  })

  test('is replaced by the line of a Response', async () => {
    const { lines } = await inRequest(() => {
      setCookie('sid', '1')
      setCookie('theme', 'light')
      return new Response('{}', { headers: { 'set-cookie': 'sid=own; Path=/' } })
    })
    expect(lines).toEqual(['theme=light; Path=/', 'sid=own; Path=/'])
  })
})

test('any sequence of calls reads as in a browser that stored each cookie', async () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const action = fc.oneof(
    fc.record({ name, value: fc.string({ unit: 'grapheme', maxLength: 8 }) }),
    fc.record({ name, value: fc.constant(undefined) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
      const stored = new Map([['a', 'brought']])
      const { result, lines } = await inRequest(
        () =>
          actions.map((each) => {
            if (each.value === undefined) {
              deleteCookie(each.name)
              stored.delete(each.name)
            } else {
              setCookie(each.name, each.value)
              stored.set(each.name, each.value)
            }
            return [{ ...getCookies() }, Object.fromEntries(stored)]
          }),
        'a=brought',
      )
      for (const [read, expected] of result ?? []) expect(read).toEqual(expected)
      expect(lines).toHaveLength(new Set(actions.map((each) => each.name)).size)
    }),
    { numRuns: 200 },
  )
})
