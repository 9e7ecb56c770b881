/**
 * Pages of other origins: those listed in `allowedOrigins` may call and read every kind of
 * response.
 */

import { startWith } from '../../support/three-transports.ts'
import { notFound, redirect } from '@tanstack/router-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createCsrfMiddleware,
  createMiddleware,
  createServerFn,
  ServerFnError,
  type StartOptions,
} from '../../../src/index.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const LISTED = 'https://partner.test'
const WEB_VIEWS = ['tauri://localhost', 'capacitor://localhost', 'http://localhost:5173']
const allowing: StartOptions = { serverFns: { allowedOrigins: [LISTED, ...WEB_VIEWS] } }
const JSON_TYPE = { 'content-type': 'application/json' }
const BY_FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-mode': 'navigate',
}

const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => log.mockClear())

const raise = (value: unknown): never => {
  throw value
}
const around = (side: Parameters<ReturnType<typeof createMiddleware>['server']>[0]) => ({
  ...allowing,
  requestMiddleware: [createMiddleware().server(side)],
})
const refuse = () => raise(new TypeError('immutable'))
/** A response with immutable headers, like those of `fetch`. */
const fetched = async (headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const response = await fetch('data:text/plain,fetched')
  const frozen = new Headers({ ...Object.fromEntries(response.headers), ...headers })
  Object.assign(frozen, { set: refuse, append: refuse, delete: refuse })
  return Object.defineProperty(response, 'headers', { value: frozen })
}

/** One kind of response of the endpoint. */
interface WayOut {
  readonly status: number
  readonly run?: () => unknown
  readonly method?: 'GET' | 'POST'
  readonly start?: StartOptions
  readonly ask?: RequestInit & { readonly query?: string }
  readonly path?: string
}

const POSTING = { method: 'POST' } as const

const WAYS_OUT: Readonly<Record<string, WayOut>> = {
  'a value': { status: 200, run: () => ({ a: 1 }) },
  'a value by GET': { status: 200, method: 'GET', run: () => 1, ask: {} },
  'a value by HEAD': { status: 200, method: 'GET', run: () => 1, ask: { method: 'HEAD' } },
  nothing: { status: 200, run: () => undefined },
  'a cycle': {
    status: 200,
    run: () => {
      const self: { self?: object } = {}
      return Object.assign(self, { self })
    },
  },
  'a stream': {
    status: 200,
    async *run() {
      yield 1
    },
  },
  'a promise': { status: 200, run: () => ({ later: Promise.resolve(1) }) },
  'a failure of the app': {
    status: 409,
    run: () => raise(new ServerFnError('TAKEN', { status: 409 })),
  },
  'an unexpected failure': { status: 500, run: () => raise(new Error('secret')) },
  'a result that cannot be sent': { status: 500, run: () => Symbol('none') },
  'a not-found': { status: 404, run: () => raise(notFound()) },
  'a redirect': { status: 200, run: () => raise(redirect({ to: '/x' })) },
  'an own redirect response': { status: 200, run: () => Response.redirect(`${ORIGIN}/x`) },
  'a Response': { status: 201, run: () => new Response('x', { status: 201 }) },
  'a Response of fetch': { status: 200, run: () => fetched() },
  'a thrown Response': { status: 410, run: () => raise(new Response('x', { status: 410 })) },
  'a form': { status: 303, run: () => 1, ask: { ...POSTING, headers: BY_FORM, body: 'a=1' } },
  'a form that fails': {
    status: 500,
    run: () => raise(new Error('secret')),
    ask: { ...POSTING, headers: BY_FORM, body: 'a=1' },
  },
  'a form that redirects': {
    status: 303,
    run: () => raise(redirect({ href: '/done' })),
    ask: { ...POSTING, headers: BY_FORM, body: 'a=1' },
  },
  'an unknown function': { status: 404, path: '/_serverFn/gone', ask: POSTING },
  'another method': { status: 405, ask: { method: 'DELETE' } },
  'OPTIONS without a requested method': { status: 405, ask: { method: 'OPTIONS' } },
  'another content type': {
    status: 415,
    ask: { ...POSTING, headers: { 'content-type': 'text/plain' }, body: 'x' },
  },
  'no JSON': { status: 400, ask: { ...POSTING, headers: JSON_TYPE, body: '{' } },
  'a body over the limit': {
    status: 413,
    ask: { ...POSTING, headers: JSON_TYPE, body: JSON.stringify('x'.repeat(2 ** 20)) },
  },
  'a query over the limit': { status: 414, method: 'GET', ask: { query: `?${'x'.repeat(9000)}` } },
  'a malformed host': { status: 400, ask: { ...POSTING, headers: { host: 'a b' } } },
  'middleware that throws': {
    status: 500,
    start: around(() => raise(new Error('secret'))),
  },
  'middleware that refuses': {
    status: 401,
    start: around(() => raise(new ServerFnError('NO', { status: 401 }))),
  },
  'middleware with a Response': {
    status: 202,
    start: around(() => new Response('x', { status: 202 })),
  },
  'middleware with a Response of fetch': { status: 200, start: around(() => fetched()) },
  'middleware with the response of another endpoint': {
    status: 200,
    start: around(() => fetched({ 'x-seamline': '1; result' })),
  },
  'middleware with a redirect': {
    status: 200,
    start: around(() => Response.redirect(`${ORIGIN}/login`)),
  },
  'middleware that replaces the response': {
    status: 418,
    run: () => 1,
    start: around(async ({ next }) => {
      await next()
      return new Response('x', { status: 418 })
    }),
  },
  'options that throw': {
    status: 500,
    start: { serverFns: { ...allowing.serverFns, limits: { body: -1 } } },
  },
  'an invalid middleware': {
    status: 500,
    start: { ...allowing, requestMiddleware: [{} as never] },
  },
}

const ROWS = Object.entries(WAYS_OUT)

/** Requests one kind of response as a page of an origin. */
async function leave(
  { start = allowing, run = () => 0, method = 'POST', ask = POSTING, path }: WayOut,
  headers: Readonly<Record<string, string>>,
) {
  startWith(start)
  const ran = vi.fn(run)
  const { client } = wire(createServerFn({ method }), ran)
  const { query = '', headers: own, ...init } = ask
  const response = await request(`${path ?? client.url}${query}`, {
    ...init,
    headers: { ...(own as object), ...headers },
  } as Parameters<typeof request>[1])
  return { response, ran }
}

const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))

const listOf = (value: string | null) => (value ?? '').split(', ').filter(Boolean)

describe.each(ROWS)('%s', (_what, way) => {
  test.each([LISTED, ...WEB_VIEWS])(
    'is readable by a page of %s, which is listed',
    async (origin) => {
      const { response } = await leave(way, { origin, 'sec-fetch-site': 'cross-site' })
      expect(response.status).toBe(way.status)
      const { 'access-control-expose-headers': exposed = '', ...cors } = corsOf(response)
      expect(cors).toEqual({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
      })
      const present = [...response.headers.keys()]
      const readable = present.filter((name) => !/^set-cookie$|^access-control-/.test(name))
      expect(listOf(exposed)).toEqual(readable)
      expect(readable).toContain('x-seamline')
      expect(listOf(response.headers.get('vary'))).toEqual(['Origin'])
    },
  )

  test.each([
    ['of an origin that is not listed', { origin: 'https://evil.test' }],
    ['of an origin that begins like a listed one', { origin: `${LISTED}.evil.test` }],
    ['of the listed host in another scheme', { origin: LISTED.replace('https', 'http') }],
    ['of an opaque origin', { origin: 'null' }],
    ['that sends no origin', { 'sec-fetch-site': 'cross-site' }],
  ])('is not readable by a page %s', async (_who, headers) => {
    const { response, ran } = await leave(way, headers)
    expect(response.status).toBe(way === WAYS_OUT['a malformed host'] ? 400 : 403)
    expect(corsOf(response)).toEqual({})
    expect(response.headers.get('vary')).toBe('Origin')
    expect(ran).not.toHaveBeenCalled()
  })

  test('is readable by a page of its own origin, and varies by origin', async () => {
    const { response } = await leave(way, { origin: ORIGIN })
    expect(response.status).toBe(way.status)
    expect(corsOf(response)).toEqual({})
    expect(response.headers.get('vary')).toBe('Origin')
  })

  test('has no headers about origins without a list', async () => {
    const { allowedOrigins: _none, ...serverFns } = way.start?.serverFns ?? {}
    const { response } = await leave(
      { ...way, start: { ...way.start, serverFns } },
      { origin: ORIGIN },
    )
    expect(response.status).toBe(way.status)
    expect([corsOf(response), response.headers.get('vary')]).toEqual([{}, null])
  })
})

const PREFLIGHT = { 'access-control-request-method': 'POST', 'sec-fetch-mode': 'cors' }

const preflight = async (
  headers: Readonly<Record<string, string>>,
  start: StartOptions = allowing,
) => leave({ status: 204, start, ask: { method: 'OPTIONS' } }, { ...PREFLIGHT, ...headers })

describe('a preflight', () => {
  test.each([LISTED, ...WEB_VIEWS])('of %s, which is listed, is allowed', async (origin) => {
    const asked = 'authorization,content-type,x-app'
    const { response, ran } = await preflight({
      origin,
      'access-control-request-headers': asked,
      'sec-fetch-site': 'cross-site',
    })
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(corsOf(response)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': asked,
      'access-control-max-age': '7200',
    })
    expect(response.headers.get('vary')).toBe('Origin')
    expect(response.headers.get('x-seamline')).toBe('1; response')
    expect(ran).not.toHaveBeenCalled()
  })

  test('without requested headers is allowed without headers', async () => {
    const { response } = await preflight({ origin: LISTED })
    expect(response.status).toBe(204)
    expect(response.headers.has('access-control-allow-headers')).toBe(false)
  })

  test.each([
    ['that is not listed', { origin: 'https://evil.test' }, 403],
    ['null', { origin: 'null' }, 403],
    ['that is missing', {}, 403],
    ['of the app itself', { origin: ORIGIN }, 405],
  ])('of an origin %s is not allowed', async (_who, headers, status) => {
    const { response, ran } = await preflight(headers)
    expect([response.status, corsOf(response)]).toEqual([status, {}])
    expect(response.headers.get('vary')).toBe('Origin')
    expect(ran).not.toHaveBeenCalled()
  })

  test('gets its response before any middleware, also for unknown functions', async () => {
    const middleware = vi.fn()
    const start = around(async ({ next }) => {
      middleware()
      return next()
    })
    const { response } = await preflight({ origin: LISTED }, start)
    const path = '/_serverFn/gone'
    const unknown = await leave(
      { status: 204, start, path, ask: { method: 'OPTIONS' } },
      { ...PREFLIGHT, origin: LISTED },
    )
    expect([response.status, unknown.response.status]).toEqual([204, 204])
    expect(middleware).not.toHaveBeenCalled()
  })

  test('is refused for a malformed host', async () => {
    const { response } = await preflight({ origin: LISTED, host: 'a b' })
    expect(response.status).toBe(400)
  })

  test('is allowed if the options throw, so that the page can read the failure', async () => {
    const start = { serverFns: { ...allowing.serverFns, limits: { body: -1 } } }
    expect((await preflight({ origin: LISTED }, start)).response.status).toBe(204)
  })

  test('of a path of the app’s own is passed to the app', async () => {
    startWith(allowing)
    const headers = { ...PREFLIGHT, origin: LISTED }
    const response = await request('/page', { method: 'OPTIONS', headers })
    expect([response.status, corsOf(response), response.headers.get('vary')]).toEqual([
      404,
      {},
      null,
    ])
  })
})

describe('the headers of a response', () => {
  const listed = { origin: LISTED }
  const withHeaders = (headers: HeadersInit) => async () => {
    const { response } = await leave(
      { status: 200, run: () => new Response('x', { headers }) },
      listed,
    )
    return response
  }

  test.each([
    ['accept-language', 'accept-language, Origin'],
    ['origin', 'origin'],
    ['Accept, ORIGIN', 'Accept, ORIGIN'],
    ['*', '*'],
    ['x-origin', 'x-origin, Origin'],
  ])('that vary by %s vary by the origin as well', async (own, expected) => {
    expect((await withHeaders({ vary: own })()).headers.get('vary')).toBe(expected)
  })

  test('of the app about origins are replaced for a listed origin', async () => {
    const response = await withHeaders({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-of-a-proxy',
      'x-rows': '3',
      'set-cookie': 'a=1',
    })()
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED)
    const exposed = listOf(response.headers.get('access-control-expose-headers'))
    expect(exposed).toEqual(expect.arrayContaining(['x-of-a-proxy', 'x-rows', 'x-seamline']))
    expect(exposed).not.toContain('set-cookie')
    expect(response.headers.getSetCookie()).toEqual(['a=1'])
  })
})

describe('an origin', () => {
  test.each([
    ['a wildcard', '*'],
    ['a wildcard in a host', 'https://*.partner.test'],
    ['null', 'null'],
    ['nothing', ''],
    ['a host', 'partner.test'],
    ['a host and a port', 'localhost:5173'],
    ['a slash at its end', 'https://partner.test/'],
    ['a path', 'https://partner.test/app'],
    ['the port that its scheme implies', 'https://partner.test:443'],
    ['capital letters', 'https://Partner.test'],
    ['a user', 'https://me@partner.test'],
    ['a file', 'file://'],
    ['data', 'data:text/html,x'],
    ['a URL', new URL('https://partner.test') as never],
    ['a number', 5 as never],
    ['undefined', undefined as never],
  ])('written as %s is refused', async (_what, origin: string) => {
    const policy = { allowedOrigins: [LISTED, origin] }
    const message = expect.stringContaining('`serverFns.allowedOrigins[1]`') as unknown
    const { response } = await leave(
      { status: 500, start: { serverFns: policy } },
      { origin: ORIGIN },
    )
    expect(response.status).toBe(500)
    expect((await errorOf(response)).code).toBe('INTERNAL_SERVER_ERROR')
    const [, reported] = log.mock.lastCall as [unknown, unknown]
    expect(reported).toMatchObject({ code: 'INVALID_ORIGIN', message })
    expect(() => createCsrfMiddleware(policy)).toThrow('`createCsrfMiddleware()`')
  })

  test('of the app itself is checked likewise', async () => {
    const start = { serverFns: { origin: ['https://app.test', 'tauri://localhost'] } }
    await leave({ status: 500, start }, { origin: ORIGIN })
    expect(String(log.mock.lastCall?.[1])).toContain('"tauri://localhost" as `serverFns.origin`')
  })

  test('in a string instead of a list is refused', async () => {
    const allowedOrigins = `${LISTED}.evil.test` as never
    const start = { serverFns: { allowedOrigins } }
    const { response } = await leave({ status: 403, start }, { origin: LISTED })
    expect([response.status, corsOf(response)]).toEqual([403, {}])
    expect(() => createCsrfMiddleware({ allowedOrigins })).toThrow('`allowedOrigins`')
  })
})
