import { listening, startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { isRedirect, notFound, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import type { AnyRequestOutcome } from '../../../src/public.ts'
import { rejectionOf } from '../../support/failures.ts'
import { request } from '../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const start = () => createMiddleware()
const fnStart = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const WIRE_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const

describe.each(WIRE_TRANSPORTS)('request middleware around the endpoint, %s', (transport) => {
  const outcomes: [string, unknown, number, string][] = [
    ['an error of the app', new ServerFnError('GONE', { status: 410 }), 410, '1; error'],
    ['an unexpected error', new Error('secret'), 500, '1; error'],
    ['a redirect', redirect({ to: '/x' }), 200, '1; redirect'],
    ['a notFound', notFound(), 404, '1; not-found'],
    ['a Response', new Response('x', { status: 402 }), 402, '1; thrown-response'],
  ]

  test.each(outcomes)(
    'receives %s encoded in the response, never as a rejection',
    async (...row) => {
      const [, thrown, status, label] = row
      const seen: unknown[] = []
      startWith({
        serverFns: { onError: () => {} },
        requestMiddleware: [
          start().server(async ({ next }) => {
            const outcome = await next()
            seen.push(outcome.response?.status, outcome.response?.headers.get('x-seamline'))
            return outcome
          }),
        ],
      })
      const { call } = travel(transport, post(), () => {
        throw thrown
      })
      await rejectionOf(call())
      expect(seen).toEqual([status, label])
    },
  )

  test('may replace the response, in an outcome or directly', async () => {
    const answers = [
      (outcome: AnyRequestOutcome) => ({ ...outcome, response: new Response('spread') }),
      () => new Response('itself'),
    ]
    for (const answer of answers) {
      startWith({
        requestMiddleware: [start().server(async ({ next }) => answer(await next()))],
      })
      const result: unknown = await travel(transport, post(), () => 'never').call()
      expect(result instanceof Response && (await result.text())).toMatch(/^(?:spread|itself)$/)
    }
  })

  test('may throw a Response, which rejects the call', async () => {
    startWith({
      requestMiddleware: [
        start().server(() => {
          throw new Response('stop', { status: 403 })
        }),
      ],
    })
    const thrown = await rejectionOf(travel(transport, post(), () => 'never').call())
    expect(thrown instanceof Response && [thrown.status, await thrown.text()]).toEqual([
      403,
      'stop',
    ])
  })

  test('rejects every outer next, too', async () => {
    const seen: unknown[] = []
    startWith({
      requestMiddleware: [
        start().server(async ({ next }) => {
          try {
            return await next()
          } catch (error) {
            seen.push(error instanceof ServerFnError && error.code)
            throw error
          }
        }),
        start().server(() => {
          throw new ServerFnError('INNER', { status: 409 })
        }),
      ],
    })
    const { call } = travel(transport, post(), () => 'never')
    expect(await rejectionOf(call())).toMatchObject({ code: 'INNER', status: 409 })
    expect(seen).toEqual(['INNER'])
  })

  test.each([
    ['thrown', true],
    ['returned', false],
  ])('rejects the call with a redirect and a notFound that were %s', async (_how, throws) => {
    for (const value of [redirect({ to: '/x' }), { ...notFound(), isNotFound: true as const }]) {
      startWith({
        requestMiddleware: [
          start().server(() => {
            if (throws) throw value
            return value
          }),
        ],
      })
      const { call, answers } = travel(transport, post(), () => 'never')
      const thrown = await rejectionOf(call())
      const isOne = value instanceof Response
      expect(isOne ? isRedirect(thrown) : thrown).toEqual(isOne ? true : { isNotFound: true })
      expect(answers[0]?.status).toBe(isOne ? 200 : 404)
    }
  })

  test('may retry a failed call with its data', async () => {
    let runs = 0
    startWith({
      requestMiddleware: [
        start().server(async ({ next }) => {
          const outcome = await next()
          return outcome.response?.status === 503 ? next() : outcome
        }),
      ],
    })
    const flaky = post().inputValidator((data: string) => data)
    const { call } = travel(transport, flaky, ({ data }) => {
      if (++runs === 1) throw new ServerFnError('BUSY', { status: 503 })
      return [data, runs]
    })
    expect(await call({ data: 'kept' })).toEqual(['kept', 2])
  })

  test('may retry a failed GET call with its data', async () => {
    let runs = 0
    startWith({
      requestMiddleware: [
        start().server(async ({ next }) => {
          const outcome = await next()
          return outcome.response?.status === 503 ? next() : outcome
        }),
      ],
    })
    const flaky = createServerFn().inputValidator((data: string) => data)
    const { call } = travel(transport, flaky, ({ data }) => {
      if (++runs === 1) throw new ServerFnError('BUSY', { status: 503 })
      return [data, runs]
    })
    expect(await call({ data: 'kept' })).toEqual(['kept', 2])
  })

  test('wraps an unknown id, too', async () => {
    const seen: unknown[] = []
    startWith({
      requestMiddleware: [
        start().server(async ({ next, handlerType, serverFnMeta, pathname }) => {
          const outcome = await next()
          seen.push([handlerType, serverFnMeta, pathname, outcome.response?.status])
          return outcome
        }),
      ],
    })
    const origin = transport === 'over node:http' ? await listening() : ORIGIN
    const ask =
      transport === 'over node:http'
        ? fetch
        : (url: string, init: RequestInit) => request(new URL(url).pathname, init)
    const answer = await ask(`${origin}/_serverFn/gone`, { headers: { origin } })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { code: 'UNKNOWN_FUNCTION' } })
    expect(seen).toEqual([['serverFn', undefined, '/_serverFn/gone', 404]])
  })
})

test('a refused host or origin gets its response before any request middleware runs', async () => {
  let runs = 0
  startWith({
    requestMiddleware: [
      start().server(({ next }) => {
        runs++
        return next()
      }),
    ],
  })
  const { send } = wire(post(), () => 'never')
  const refused = [
    await send({ method: 'POST', headers: { host: 'a/b' } }),
    await send({ method: 'POST', headers: { origin: 'https://evil.test' } }),
    await request('/_serverFn/gone', { headers: { origin: 'https://evil.test' } }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([400, 403, 403])
  expect(runs).toBe(0)
})

describe.each(TRANSPORTS)('global middleware, %s', (transport) => {
  test('around requests runs once per request, also when a function lists it again', async () => {
    const order: string[] = []
    const dependency = start().server(({ next }) => {
      order.push('dependency')
      return next()
    })
    const around = start()
      .middleware([dependency])
      .server(({ next }) => {
        order.push('around')
        return next({ context: { user: 'ann' } })
      })
    startWith({ requestMiddleware: [around] })
    const list = [dependency, fnStart().middleware([around]), around] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => context.user)
    expect(await call()).toBe('ann')
    expect(order).toEqual(['dependency', 'around'])
  })

  test('around functions runs once in its global place when a function lists it again', async () => {
    const order: string[] = []
    const logging = (name: string) =>
      fnStart()
        .client(({ next }) => {
          order.push(`client ${name}`)
          return next()
        })
        .server(({ next, serverFnMeta }) => {
          order.push(`${name} ${serverFnMeta.id}`)
          return next()
        })
    const [globalOne, globalTwo, own] = [logging('one'), logging('two'), logging('own')]
    startWith({ functionMiddleware: [globalOne, globalTwo] })
    const builder = post().middleware([own, globalTwo, globalOne])
    const { call, serverFnMeta } = describeOf(travel(transport, builder, () => 0))
    await call()
    // In process another call encloses this one, with another id.
    const inner = order.slice(order.indexOf('client one'))
    expect(inner).toEqual([
      'client one',
      'client two',
      'client own',
      ...['one', 'two', 'own'].map((name) => `${name} ${serverFnMeta.id}`),
    ])
  })
})

/** A log of runs with the id of its function. */
function describeOf<T extends { readonly client: { readonly serverFnMeta: { id: string } } }>(
  journey: T,
) {
  return { ...journey, serverFnMeta: journey.client.serverFnMeta }
}

test('a request outside the endpoint is wrapped as well, with the type router', async () => {
  const seen: unknown[] = []
  startWith({
    requestMiddleware: [
      start().server(({ next, handlerType, pathname, serverFnMeta }) => {
        seen.push([handlerType, pathname, serverFnMeta])
        return next()
      }),
    ],
  })
  expect((await request('/elsewhere')).status).toBe(404)
  expect(seen).toEqual([['router', '/elsewhere', undefined]])
})
