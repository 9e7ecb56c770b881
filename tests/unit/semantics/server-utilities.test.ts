import { listening, startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import * as utilities from '../../../src/server.ts'
import { thrownBy } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const {
  clearResponseHeaders,
  deleteCookie,
  getCookie,
  getCookies,
  getRequest,
  getRequestHeader,
  getRequestHeaders,
  getRequestHost,
  getRequestIP,
  getRequestProtocol,
  getRequestUrl,
  getResponseHeader,
  getResponseHeaders,
  getResponseStatus,
  removeResponseHeader,
  setCookie,
  setResponseHeader,
  setResponseHeaders,
  setResponseStatus,
} = utilities

const CALLS: readonly (readonly [string, () => unknown])[] = [
  ['getRequest', getRequest],
  ['getRequestHeaders', getRequestHeaders],
  ['getRequestHeader', () => getRequestHeader('a')],
  ['getRequestUrl', getRequestUrl],
  ['getRequestHost', getRequestHost],
  ['getRequestProtocol', getRequestProtocol],
  ['getRequestIP', getRequestIP],
  ['getCookies', getCookies],
  ['getCookie', () => getCookie('a')],
  ['setCookie', () => setCookie('a', '1')],
  ['deleteCookie', () => deleteCookie('a')],
  ['getResponseStatus', getResponseStatus],
  ['setResponseStatus', () => setResponseStatus(200)],
  ['getResponseHeaders', getResponseHeaders],
  ['getResponseHeader', () => getResponseHeader('a')],
  ['setResponseHeaders', () => setResponseHeaders({ a: '1' })],
  ['setResponseHeader', () => setResponseHeader('a', '1')],
  ['removeResponseHeader', () => removeResponseHeader('a')],
  ['clearResponseHeaders', () => clearResponseHeaders()],
]

/** Exports that need no request, and asynchronous ones, which tests/unit/server/session-errors.test.ts has. */
const OTHERS = new Set([
  'createStartHandler',
  'defaultStreamHandler',
  'defineHandlerCallback',
  'clearSession',
  'getSession',
  'updateSession',
  'useSession',
])

test('every utility is in the table', () => {
  const names = Object.keys(utilities).filter((name) => !OTHERS.has(name))
  expect(CALLS.map(([name]) => name).sort()).toEqual(names.sort())
})

test.each(CALLS)('%s throws NO_REQUEST outside of a request', (_name, call) => {
  expect(thrownBy(call)).toMatchObject({ code: 'NO_REQUEST' })
})

test.each(CALLS)('%s works inside of a request, before and after waiting', async (_name, call) => {
  const { client } = wire(post(), async () => {
    call()
    await new Promise(setImmediate)
    call()
    return 'worked'
  })
  expect(await client()).toBe('worked')
})

test('a request has headers, cookies, a url, a host, a scheme and an address', async () => {
  const origin = await listening()
  const { client } = wire(createServerFn(), () => ({
    isHeaders: getRequestHeaders() instanceof Headers,
    own: getRequestHeader('X-Own'),
    missing: getRequestHeader('x-missing') === undefined,
    cookies: { ...getCookies() },
    cookie: [getCookie('a'), getCookie('none') === undefined],
    url: getRequestUrl().href,
    host: getRequestHost(),
    protocol: getRequestProtocol(),
    ip: getRequestIP(),
  }))
  const toServer: typeof fetch = (input, init) => fetch(new URL(String(input), origin), init)
  const headers = { origin, 'x-own': 'yes', cookie: 'a=1; b=two%20words' }
  expect(await client({ fetch: toServer, headers })).toEqual({
    isHeaders: true,
    own: 'yes',
    missing: true,
    cookies: { a: '1', b: 'two words' },
    cookie: ['1', true],
    url: `${origin}${client.url}`,
    host: new URL(origin).host,
    protocol: 'http',
    ip: '127.0.0.1',
  })
})

describe('behind a proxy', () => {
  const forwardedHeaders = {
    'x-forwarded-host': 'app.example, inner.example',
    'x-forwarded-proto': 'https, http',
    'x-forwarded-for': '203.0.113.7, 10.0.0.1',
  }
  const look = async () => {
    const origin = await listening()
    const { client } = wire(createServerFn(), () => [
      getRequestHost(),
      getRequestProtocol(),
      getRequestIP(),
      getRequestUrl().origin,
    ])
    const toServer: typeof fetch = (input, init) => fetch(new URL(String(input), origin), init)
    // A browser sends the site that it sees, and that the call comes from a page of it.
    const headers = { ...forwardedHeaders, 'sec-fetch-site': 'same-origin' }
    return { seen: await client({ fetch: toServer, headers }), origin }
  }

  test('trusts no forwarded headers by default', async () => {
    const { seen, origin } = await look()
    expect(seen).toEqual([new URL(origin).host, 'http', '127.0.0.1', origin])
  })

  test('trusts the first entry of each header with trustProxy', async () => {
    startWith({ serverFns: { trustProxy: true } })
    const { seen } = await look()
    expect(seen.slice(0, 3)).toEqual(['app.example', 'https', '203.0.113.7'])
  })

  test('the URL has the host of the proxy and not the port of the server behind it', async () => {
    startWith({ serverFns: { trustProxy: true } })
    const { seen } = await look()
    expect(seen[3]).toBe('https://app.example')
  })
})

describe.each(TRANSPORTS)('the pending status and headers, %s,', (transport) => {
  test('can be read, replaced and removed', async () => {
    const { call, answers } = travel(transport, post(), () => {
      setResponseHeaders({ 'x-a': '1', 'x-b': '2', 'x-c': '3', 'x-d': '4' })
      setResponseHeader('x-list', ['one', 'two'])
      removeResponseHeader('x-a')
      clearResponseHeaders(['x-b'])
      setResponseHeader('x-c', 'new')
      setResponseStatus(201, 'Made')
      return [
        getResponseStatus(),
        getResponseHeader('x-c'),
        getResponseHeader('x-a') === undefined,
        getResponseHeaders().get('x-d'),
      ]
    })
    expect(await call()).toEqual([201, 'new', true, '4'])
    const [answer] = answers
    expect([answer?.status, answer?.statusText]).toEqual([201, 'Made'])
    expect(['x-a', 'x-b', 'x-c', 'x-d', 'x-list'].map((name) => answer?.headers.get(name))).toEqual(
      [null, null, 'new', '4', 'one, two'],
    )
  })

  test('are gone when all of them are removed', async () => {
    const { call, answers } = travel(transport, post(), () => {
      setResponseHeader('x-a', '1')
      setCookie('a', '1')
      clearResponseHeaders()
    })
    await call()
    expect(answers[0]?.headers.has('x-a')).toBe(false)
    expect(answers[0]?.headers.getSetCookie()).toEqual([])
  })

  test('include a status that a middleware sets after next', async () => {
    const late = createMiddleware({ type: 'function' }).server(async ({ next }) => {
      const outcome = await next()
      setResponseStatus(203)
      setResponseHeader('x-late', 'yes')
      return outcome
    })
    const { call, answers } = travel(transport, post().middleware([late]), () =>
      setResponseStatus(201),
    )
    await call()
    expect([answers[0]?.status, answers[0]?.headers.get('x-late')]).toEqual([203, 'yes'])
  })
})

test.each([
  [199, undefined],
  [600, undefined],
  [200.5, undefined],
  [Number.NaN, undefined],
  [200, 'two\r\nlines'],
  [200, 'не латиница'],
])('setResponseStatus refuses the status %s with the phrase %j', async (code, phrase) => {
  const { client } = wire(post(), () => {
    const refused = thrownBy(() => setResponseStatus(code, phrase))
    expect(refused).toMatchObject({ name: 'SeamlineError', code: 'INVALID_STATUS' })
    expect(String(refused)).toContain(
      `\`setResponseStatus()\` received ${code} and ${JSON.stringify(phrase)}.`,
    )
    return getResponseStatus() ?? 'none'
  })
  expect(await client()).toBe('none')
})

const ENDINGS: readonly (readonly [string, () => unknown, number])[] = [
  ['a result', () => 'fine', 200],
  ['a returned Response', () => new Response('own', { status: 203 }), 203],
  ['a thrown Response', () => raise(new Response('own', { status: 402 })), 402],
  ['a redirect with immutable headers', () => Response.redirect('http://localhost/x', 303), 200],
  ['an error of the app', () => raise(new ServerFnError('NO', { status: 409 })), 409],
]
const raise = (value: unknown): never => {
  throw value
}

describe.each(['through the fetch handler', 'over node:http'] as const)(
  'cookies, %s',
  (transport) => {
    test.each(ENDINGS)('survive %s, each in its own line', async (_what, end, status) => {
      const around = createMiddleware({ type: 'function' }).server(async ({ next }) => {
        setCookie('first', '1', { httpOnly: true })
        return next()
      })
      const { call, answers } = travel(transport, post().middleware([around]), () => {
        setCookie('second', 'a b', { path: '/sub', sameSite: 'lax' })
        deleteCookie('old')
        return end()
      })
      await call().catch(() => {})
      const [answer] = answers
      expect(answer?.status).toBe(status)
      expect(answer?.headers.getSetCookie()).toEqual([
        'first=1; Path=/; HttpOnly',
        'second=a%20b; Path=/sub; SameSite=Lax',
        expect.stringMatching(/^old=; Max-Age=0; Path=\/$/),
      ])
    })
  },
)
