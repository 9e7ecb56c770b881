import { startWith } from '../../support/three-transports.ts'
import { notFound, redirect } from '@tanstack/router-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createCsrfMiddleware,
  createMiddleware,
  createServerFn,
  ServerFnError,
  type ErrorReport,
  type ServerFnsOptions,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const start = () => createMiddleware({ type: 'function' })
const raise = (value: unknown): never => {
  throw value
}
const JSON_HEADERS = { 'content-type': 'application/json' }

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const reporting = () => {
  const reports: ErrorReport[] = []
  startWith({ serverFns: { onError: (report) => reports.push(report) } })
  return reports
}

describe('onError', () => {
  test.each([
    ['an error of the app', new ServerFnError('OWN'), false],
    ['an unexpected error', new Error('secret'), true],
    ['a non-error', 'text', true],
  ])('receives %s once, with its function, and with an id only if masked', async (...row) => {
    const [, thrown, isMasked] = row
    const reports = reporting()
    const { client, server, responses } = wire(post(), () => raise(thrown))
    const caught = await rejectionOf(client())
    expect(reports).toHaveLength(1)
    expect(reports[0]?.error).toBe(thrown)
    expect(reports[0]?.serverFn).toEqual(server.serverFnMeta)
    expect(typeof reports[0]?.errorId).toBe(isMasked ? 'string' : 'undefined')
    expect(caught).toMatchObject({ errorId: reports[0]?.errorId })
    expect(await responses[0]?.text()).not.toContain('secret')
  })

  test('receives a validation failure once, without an id', async () => {
    const reports = reporting()
    const { client } = wire(
      post().inputValidator((_data: number) => raise(new Error('no'))),
      () => 0,
    )
    await rejectionOf(client({ data: 1 }))
    expect(reports).toMatchObject([{ error: { code: 'VALIDATION_FAILED' }, errorId: undefined }])
  })

  test.each([
    ['a redirect', redirect({ to: '/x' })],
    ['a notFound', notFound()],
    ['a Response', new Response('x', { status: 500 })],
  ])('does not receive %s', async (_what, thrown) => {
    const reports = reporting()
    await rejectionOf(wire(post(), () => raise(thrown)).client())
    expect(reports).toEqual([])
  })

  test('does not receive protocol errors', async () => {
    const reports = reporting()
    const { send } = wire(post(), () => 0)
    const answers = [
      await send({ method: 'GET' }),
      await send({ method: 'POST', body: '{', headers: JSON_HEADERS }),
      await send({ method: 'POST', headers: { origin: 'https://evil.test' } }),
      await request('/_serverFn/gone', { headers: { origin: ORIGIN } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([405, 400, 403, 404])
    expect(reports).toEqual([])
  })

  test('does not receive an error from which a middleware recovered', async () => {
    const reports = reporting()
    const recovering = start().server(({ next }) => next().catch(() => ({ result: 'fine' })))
    const { client } = wire(post().middleware([recovering]), () => raise(new Error('lost')))
    expect([await client(), reports]).toEqual(['fine', []])
  })

  test('receives an error of a nested call once', async () => {
    const reports = reporting()
    const inner = wire(post(), () => raise(new ServerFnError('OWN')))
    await rejectionOf(wire(post(), () => inner.server()).client())
    expect(reports).toHaveLength(1)
  })

  test('that throws does not change the response, and both errors are logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    startWith({ serverFns: { onError: () => raise(new Error('hook')) } })
    const { client } = wire(post(), () => raise(new ServerFnError('OWN', { status: 409 })))
    expect(await rejectionOf(client())).toMatchObject({ code: 'OWN', status: 409 })
    const logged = log.mock.calls.flat().map(String).join(' ')
    expect(logged).toMatch(/hook.*OWN/)
  })
})

test('onStale is called once for any number of calls of unknown functions', async () => {
  const onStale = vi.fn()
  startWith({ serverFns: { onStale, fetch: (input, init) => toEndpoint(input, init) } })
  const stub = stubOf(post(), 'gone')
  for (let call = 0; call < 3; call++) {
    expect(await rejectionOf(stub())).toMatchObject({ code: 'UNKNOWN_FUNCTION', status: 404 })
  }
  expect(onStale).toHaveBeenCalledTimes(1)
})

test('onStale is not called for a notFound of the app', async () => {
  const onStale = vi.fn()
  startWith({ serverFns: { onStale } })
  await rejectionOf(wire(post(), () => raise(notFound())).client())
  expect(onStale).not.toHaveBeenCalled()
})

const toEndpoint: typeof fetch = (input, init) =>
  request(String(input), { method: init?.method ?? 'GET', headers: { origin: ORIGIN } })

const named = (name: string) => fakeFetch(() => labelled(JSON.stringify({ result: name }))).fetch

const bringing = (name: string) => start().client(({ next }) => next({ fetch: named(name) }))

describe('the fetch of a call is', () => {
  const rows: [string, { site: boolean; list: string[]; app: boolean }, string][] = [
    ['the global one', { site: false, list: [], app: false }, 'global'],
    ['that of the app', { site: false, list: [], app: true }, 'app'],
    ['a middleware’s', { site: false, list: ['earlier'], app: true }, 'earlier'],
    ['a later middleware’s', { site: false, list: ['earlier', 'later'], app: true }, 'later'],
    ['the call site’s', { site: true, list: ['earlier', 'later'], app: true }, 'site'],
  ]

  test.each(rows)(
    '%s, unless a more specific one is set',
    async (_which, { site, list, app }, wins) => {
      vi.stubGlobal('fetch', named('global'))
      startWith(app ? { serverFns: { fetch: named('app') } } : {})
      const stub = stubOf(post().middleware(list.map(bringing)))
      expect(await stub(site ? { fetch: named('site') } : {})).toBe(wins)
    },
  )

  test('a global function middleware’s before that of the app', async () => {
    startWith({ functionMiddleware: [bringing('middleware')], serverFns: { fetch: named('app') } })
    expect(await stubOf(post())()).toBe('middleware')
  })
})

const FOREIGN = 'https://partner.test'
const CALLERS = {
  own: { origin: ORIGIN },
  foreign: { origin: FOREIGN },
  foreignSite: { origin: FOREIGN, 'sec-fetch-site': 'cross-site' },
  opaque: { origin: 'null' },
  nothing: {},
} as const

const POLICIES: readonly (readonly [
  string,
  ServerFnsOptions,
  readonly (keyof typeof CALLERS)[],
])[] = [
  ['by default', {}, ['own']],
  ['with csrf false', { csrf: false }, ['own', 'foreign', 'foreignSite', 'opaque', 'nothing']],
  ['with allowedOrigins', { allowedOrigins: [FOREIGN] }, ['own', 'foreign', 'foreignSite']],
  ['with another origin', { origin: 'https://app.test' }, []],
  ['with its origin', { origin: ORIGIN }, ['own']],
  ['with a list of origins', { origin: ['https://app.test', FOREIGN] }, ['foreign']],
  ['with its origin in another scheme', { origin: 'https://localhost' }, []],
  ['with allowNonBrowser', { allowNonBrowser: true }, ['own', 'nothing']],
]

const admittedBy = async (ask: (headers: HeadersInit) => Promise<Response>) => {
  const admitted: string[] = []
  for (const [name, headers] of Object.entries(CALLERS)) {
    const { status } = await ask(headers)
    if (status !== 403) admitted.push(name)
  }
  return admitted
}

describe.each(POLICIES)('the origin check %s', (_when, serverFns, allowed) => {
  test.each(['GET', 'POST'] as const)(
    'accepts exactly the origins allowed by %s',
    async (method) => {
      startWith({ serverFns })
      const { client } = wire(createServerFn({ method }), () => 0)
      expect(await admittedBy((headers) => request(client.url, { method, headers }))).toEqual(
        allowed,
      )
    },
  )
})

test('a server without the origin check warns once', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  startWith({ serverFns: { csrf: false } })
  const { client } = wire(createServerFn(), () => 0)
  for (let call = 0; call < 2; call++) await request(client.url)
  expect(warn.mock.calls).toEqual([[expect.stringContaining('(ORIGIN_NOT_CHECKED)')]])
  warn.mockRestore()
})

const CHECKING = POLICIES.filter(([, { csrf }]) => csrf !== false)

test.each(CHECKING)('createCsrfMiddleware %s accepts the same callers', async (...row) => {
  const [, { csrf: _csrf, ...policy }, allowed] = row
  startWith({ requestMiddleware: [createCsrfMiddleware(policy)] })
  expect(await admittedBy((headers) => request('/page', { headers }))).toEqual(allowed)
})

const body = (data: unknown) => ({
  method: 'POST',
  headers: JSON_HEADERS,
  body: JSON.stringify({ data }),
})

const take = (limits: NonNullable<Parameters<typeof createServerFn>[0]>['limits'] = {}) =>
  wire(createServerFn({ method: 'POST', limits }), () => 0)

const queryOf = (length: number) => `?${'x'.repeat(length - 1)}`

describe('limits', () => {
  test.each([
    ['body', { body: 20 }, 'x'.repeat(30), 'PAYLOAD_TOO_LARGE'],
    ['depth', { depth: 3 }, [[[[[]]]]], 'PAYLOAD_TOO_COMPLEX'],
    ['nodes', { nodes: 5 }, [1, 2, 3, 4, 5, 6], 'PAYLOAD_TOO_COMPLEX'],
    ['keys', { keys: 2 }, { a: 1, b: 2, c: 3 }, 'PAYLOAD_TOO_COMPLEX'],
    ['items', { items: 2 }, [1, 2, 3], 'PAYLOAD_TOO_COMPLEX'],
  ])('of %s apply to the app and to one function', async (_name, limits, data, code) => {
    expect((await take().send(body(data))).status).toBe(200)
    expect((await errorOf(await take(limits).send(body(data)))).code).toBe(code)
    startWith({ serverFns: { limits } })
    expect((await errorOf(await take().send(body(data)))).code).toBe(code)
  })

  test('of entries apply to the app and to one function', async () => {
    const ids = { body: '{"data":[1,2,3],"tags":[["s",0,"data"]]}' }
    const send = (limits?: object) => take(limits).send({ ...body(''), ...ids })
    const refused = { code: 'PAYLOAD_TOO_COMPLEX' }
    expect((await send()).status).toBe(200)
    expect(await errorOf(await send({ entries: 2 }))).toMatchObject(refused)
    startWith({ serverFns: { limits: { entries: 2 } } })
    expect(await errorOf(await send())).toMatchObject(refused)
    expect((await send({ entries: 3 })).status).toBe(200)
  })

  test.each([
    ['that is not a number', { body: Number('unset') }, 'limits.body'],
    ['that is a string', { parts: '5' }, 'limits.parts'],
    ['below zero', { depth: -1 }, 'limits.depth'],
  ])('%s is refused', async (_what, limits, option) => {
    const invalidOption = expect.objectContaining({
      code: 'INVALID_OPTION',
      message: expect.stringContaining(`as \`${option}\``) as unknown,
    }) as Error
    expect(() => take(limits as object)).toThrow(invalidOption)
    startWith({ serverFns: { limits: limits as object } })
    expect((await take().send(body(''))).status).toBe(500)
  })

  test('that is undefined falls back to the default', async () => {
    const { send } = take({ body: undefined })
    expect((await send(body('x'.repeat(2_000_000)))).status).toBe(413)
    startWith({ serverFns: { limits: { body: undefined } } })
    expect((await take().send(body('x'.repeat(2_000_000)))).status).toBe(413)
  })

  test('of a function override those of the app, in both directions', async () => {
    startWith({ serverFns: { limits: { body: 20 } } })
    expect((await take({ body: 1000 }).send(body('x'.repeat(30)))).status).toBe(200)
    startWith({ serverFns: { limits: { body: 1000 } } })
    expect((await take({ body: 20 }).send(body('x'.repeat(30)))).status).toBe(413)
  })

  test.each([
    ['raised by the app', { query: 20_000 }, 200],
    ['lowered by the app, without effect', { query: 10 }, 414],
  ])('of the query can be %s', async (_how, limits, long) => {
    startWith({ serverFns: { limits } })
    const { send } = wire(createServerFn(), () => 0)
    expect((await send({ query: queryOf(8192) })).status).toBe(200)
    expect((await send({ query: queryOf(10_000) })).status).toBe(long)
  })
})
