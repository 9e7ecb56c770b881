import {
  listening,
  startWith,
  TRANSPORTS,
  travel,
  type Transport,
} from '../../support/three-transports.ts'
import { isRedirect, notFound, redirect } from '@tanstack/router-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ServerFnError,
  type Middleware,
} from '../../../src/index.ts'
import { getRequestHeader } from '../../../src/server.ts'
import type { AnySide, AnyNext } from '../../support/any-side.ts'
import { rejectionOf } from '../../support/failures.ts'
import type { Wired } from '../../support/wired-fn.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const answering = (sendContext: object) => start().server(({ next }) => next({ sendContext }))
const adding = (headers: HeadersInit) => start().client(({ next }) => next({ headers }))
const passing = () => start().server(({ next }) => next())
const inClient = (side: AnySide): Middleware => start().client(side as never)
const inServer = (side: AnySide): Middleware => start().server(side as never)
const inBoth = (side: (where: string) => AnySide): Middleware =>
  start()
    .client(side('client') as never)
    .server(side('server') as never)

const to = () => redirect({ to: '/login' })
const ownResponse = (): unknown => new Response('own', { status: 202 })
const none = () => ({ ...notFound({ data: { id: 7 } }), isNotFound: true as const })
const raise = (value: unknown): never => {
  throw value
}

afterEach(() => vi.unstubAllGlobals())

/** Records the context that comes back to the client. */
const receiving = (seen: unknown[]) =>
  start().client((async ({ next }: { next: AnyNext }) => {
    const outcome = await next()
    seen.push({ ...outcome.context })
    return outcome
  }) as never)

/** Turns a failure into a result, so that an outer middleware can read the context beside it. */
const recovering = (seen: unknown[]): AnySide => {
  return async ({ next }) => {
    try {
      return await next({ sendContext: { ofTheFailed: 1 } })
    } catch {
      seen.push('failed')
      return { result: 'recovered' }
    }
  }
}

/** Counts on the way in on the server, and on the way out on the client. */
const counting = (dependencies: readonly Middleware[] = []) =>
  start()
    .middleware(dependencies)
    .client((async ({ next }: { next: AnyNext }) => {
      const outcome = await next()
      return { ...outcome, result: Number(outcome.result) + 1 }
    }) as never)
    .server((({ next, context }: Parameters<AnySide>[0]) =>
      next({ context: { count: Number(context['count'] ?? 0) + 1 } })) as never)

describe.each(TRANSPORTS)('the chain of a function, %s', (transport) => {
  test('has global middleware first, then dependencies before dependents, each once', async () => {
    const order: string[] = []
    const noting = (name: string, dependencies: readonly Middleware[] = []) =>
      start()
        .middleware(dependencies)
        .client(({ next }) => {
          order.push(`client ${name}`)
          return next()
        })
        .server(({ next }) => {
          order.push(name)
          return next()
        })
    startWith({ functionMiddleware: [noting('globalMiddleware1'), noting('globalMiddleware2')] })
    const a = noting('a')
    const b = noting('b', [a])
    const c = noting('c')
    const d = noting('d', [a, b, c])
    await travel(transport, post().middleware([d, a]), () => order.push('fn')).call()
    const names = ['globalMiddleware1', 'globalMiddleware2', 'a', 'b', 'c', 'd']
    // In process the function around the call has the global middleware, too.
    const own = order.slice(order.indexOf('client globalMiddleware1'))
    expect(own).toEqual([...names.map((name) => `client ${name}`), ...names, 'fn'])
  })

  test("returns a result and a context from next, on the client with the server's sendContext", async () => {
    const seen: unknown[] = []
    const looking = inBoth((where) => async ({ next }) => {
      const outcome = await next(where === 'server' ? { context: { outer: 1 } } : { context: {} })
      seen.push([where, Object.keys(outcome).sort(), outcome.result, { ...outcome.context }])
      return outcome
    })
    const inner = inServer(({ next }) => next({ context: { inner: 2 }, sendContext: { sent: 3 } }))
    await travel(transport, post().middleware([looking, inner]), () => 'value').call()
    const keys = ['context', 'result']
    expect(seen).toEqual([
      ['server', keys, 'value', { outer: 1, inner: 2 }],
      ['client', keys, 'value', { sent: 3 }],
    ])
  })

  test('may be 50 middleware long, in a list and by dependency', async () => {
    const list = Array.from({ length: 50 }, () => counting())
    let nested = counting()
    for (let depth = 1; depth < 50; depth++) nested = counting([nested])
    for (const middleware of [list, [nested]]) {
      const { call } = travel(transport, post().middleware(middleware), ({ context }) => {
        return (context as { count: number }).count * 1000
      })
      expect(await call()).toBe(50_050)
    }
  })

  test("passes the server's sendContext to each client function, merged in order", async () => {
    const seen: unknown[] = []
    const list = [receiving(seen), answering({ a: 1, b: 1 }), receiving(seen), answering({ b: 2 })]
    expect(await travel(transport, post().middleware(list), () => 'value').call()).toBe('value')
    expect(seen).toEqual([
      { a: 1, b: 2 },
      { a: 1, b: 2 },
    ])
  })
})

const ENDINGS: readonly (readonly [string, () => unknown, boolean])[] = [
  ['a returned Response', () => new Response('raw'), false],
  ['a thrown Response', () => raise(new Response('raw', { status: 403 })), true],
  ['a returned redirect', to, true],
  ['a thrown redirect', () => raise(to()), true],
  ['a thrown notFound', () => raise(none()), true],
  ['a failure', () => raise(new ServerFnError('BUSY')), true],
]

describe.each(TRANSPORTS)('sendContext of the server, %s,', (transport) => {
  test.each(ENDINGS)('is dropped beside %s of a handler', async (_what, end, rejects) => {
    const seen: unknown[] = []
    const inner = inClient(recovering(seen))
    const list = [receiving(seen), inner, answering({ a: 1 })]
    await travel(transport, post().middleware(list), end).call()
    expect(seen).toEqual(rejects ? ['failed', {}] : [{}])
  })

  test.each([...ENDINGS, ['a returned notFound', none, true] as const])(
    'is dropped beside %s of a middleware',
    async (_what, end, rejects) => {
      const seen: unknown[] = []
      const inner = inClient(recovering(seen))
      const list = [receiving(seen), inner, answering({ a: 1 }), start().server(end as never)]
      await travel(transport, post().middleware(list), () => 0).call()
      expect(seen).toEqual(rejects ? ['failed', {}] : [{}])
    },
  )
})

describe.each(TRANSPORTS)(
  'a failure that a server function turns into a result, %s,',
  (transport) => {
    test('drops the sendContext from within it and keeps the earlier one', async () => {
      const seen: unknown[] = []
      const list = [receiving(seen), answering({ before: 1 }), inServer(recovering(seen))]
      const { call } = travel(
        transport,
        post().middleware([...list, answering({ behind: 1 })]),
        () => raise(new ServerFnError('BUSY')),
      )
      expect(await call()).toBe('recovered')
      expect(seen).toEqual(['failed', { before: 1 }])
    })
  },
)

describe.each(TRANSPORTS)('the outcome of a handler, %s:', (transport) => {
  test('the call resolves to a returned Response', async () => {
    const value = await travel(transport, post().middleware([passing()]), ownResponse).call()
    expect(value instanceof Response && [value.status, await value.text()]).toEqual([202, 'own'])
  })

  test('a thrown Response rejects the call', async () => {
    const { call } = travel(transport, post().middleware([passing()]), () =>
      raise(new Response('own', { status: 402 })),
    )
    const reason = await rejectionOf(call())
    expect(reason instanceof Response && [reason.status, await reason.text()]).toEqual([402, 'own'])
  })

  test.each([
    ['returns', to],
    ['throws', () => raise(to())],
  ])('a redirect that the handler %s rejects the call', async (_how, handle: () => unknown) => {
    const reason = await rejectionOf(
      travel(transport, post().middleware([passing()]), handle).call(),
    )
    expect(isRedirect(reason) && reason.options.to).toBe('/login')
  })

  test('a thrown notFound rejects the call', async () => {
    const { call } = travel(transport, post().middleware([passing()]), () => raise(none()))
    expect(await rejectionOf(call())).toEqual(none())
  })

  test.each([
    ['all of the data', none],
    ['within the data', () => ({ list: [none()] })],
  ])('a notFound that is %s is data', async (_where, handle: () => unknown) => {
    expect(await travel(transport, post().middleware([passing()]), handle).call()).toEqual(handle())
  })
})

const fourHeaders = () => ['x-a', 'x-b', 'x-c', 'x-d'].map((name) => getRequestHeader(name))
const oneHeader = () => getRequestHeader('x-name')

const FORMS: readonly (readonly [string, (value: string) => HeadersInit])[] = [
  ['an object', (value) => ({ 'X-Name': value })],
  ['a list of pairs', (value) => [['x-NAME', value]]],
  ['Headers', (value) => new Headers({ 'x-name': value })],
]

describe.each(TRANSPORTS)('the headers of a call, %s,', (transport) => {
  test('are merged from middleware in order, then the call site', async () => {
    const seen: unknown[] = []
    const looking = start().server(({ next }) => {
      seen.push(fourHeaders())
      return next()
    })
    const list = [
      looking,
      adding({ 'x-a': '1', 'x-b': '1', 'x-c': '1' }),
      adding({ 'x-b': '2', 'x-c': '2' }),
    ]
    const { call } = travel(transport, post().middleware(list), fourHeaders)
    expect(await call({ headers: { 'x-c': '3', 'x-d': '3' } })).toEqual(['1', '2', '3', '3'])
    expect(seen).toEqual([['1', '2', '3', '3']])
  })

  test.each(FORMS)('may be %s, over and under each other form', async (_form, over) => {
    for (const [, under] of FORMS) {
      const list = [adding(under('under')), adding(over('over'))]
      expect(await travel(transport, post().middleware(list), oneHeader).call()).toBe('over')
      const { call } = travel(transport, post().middleware([adding(under('under'))]), oneHeader)
      expect(await call({ headers: over('site') })).toBe('site')
    }
  })
})

const realFetch = globalThis.fetch

/** A `fetch` that sends its name to the server. */
const named =
  (name: string, transport: Transport, wired: () => Wired<never, unknown>): typeof fetch =>
  async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('x-fetched-by', name)
    if (transport !== 'over node:http') return wired().send({ ...init, headers })
    const origin = await listening()
    headers.set('origin', origin)
    return realFetch(new URL(String(input), origin), { ...init, headers })
  }

describe.each(TRANSPORTS)('the fetch of a call, %s,', (transport) => {
  test.each([
    ['the global one', false, [], 'global'],
    ['a middleware’s', false, ['earlier'], 'earlier'],
    ['a later middleware’s', false, ['earlier', 'later'], 'later'],
    ['the call site’s', true, ['earlier', 'later'], 'site'],
  ] as const)('is %s, and none in process', async (_which, atSite, names, wins) => {
    const of = (name: string) => named(name, transport, () => journey as Wired<never, unknown>)
    vi.stubGlobal('fetch', of('global'))
    const list = names.map((name) => start().client(({ next }) => next({ fetch: of(name) })))
    const journey: Wired<undefined, string | undefined> & {
      call: (options: object) => Promise<unknown>
    } = travel(transport, post().middleware(list), () => getRequestHeader('x-fetched-by'))
    // Removes the transport's own fetch, so that the next one in line is used.
    const result = await journey.call({ fetch: atSite ? of('site') : undefined })
    expect(result).toBe(transport === 'in process' ? undefined : wins)
  })
})
