import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { isRedirect, notFound, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { namedMiddleware } from '../../../src/builder/create-middleware.ts'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const start = () => createMiddleware()
const fnStart = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const failing = new ServerFnError('FAILED', { message: 'no', status: 418 })

describe.each(TRANSPORTS)('request middleware in the chain of a function, %s', (transport) => {
  test('may return the outcome of next, and has request, path and function', async () => {
    const seen: unknown[] = []
    const looking = start().server(
      async ({ next, request, pathname, handlerType, serverFnMeta }) => {
        const outcome = await next({ context: { user: 'ann' } })
        seen.push(handlerType, serverFnMeta?.name.startsWith('fn'), outcome.response)
        seen.push(outcome.request === request, outcome.pathname === pathname)
        seen.push(pathname.startsWith('/_serverFn/test-'), outcome.context['user'])
        return outcome
      },
    )
    const { call } = travel(transport, post().middleware([looking]), ({ context }) => context.user)
    expect(await call()).toBe('ann')
    expect(seen).toEqual(['serverFn', true, undefined, true, true, true, 'ann'])
  })

  test.each<[string, () => Response]>([
    ['returns a Response', () => new Response('own')],
    [
      'throws',
      () => {
        throw failing
      },
    ],
  ])('cancels the stream in a result when it %s', async (_how, end) => {
    const cancelled = happening()
    const replacing = start().server(async ({ next }) => {
      await next()
      return end()
    })
    const { call } = travel(transport, post().middleware([replacing]), () => ({
      rows: new ReadableStream<number>({ cancel: () => cancelled.resolve() }),
    }))
    await call().catch(() => undefined)
    await cancelled.promise
  })

  test('may return a Response, to which the call resolves', async () => {
    const answering = start().server(() => new Response('own', { status: 203 }))
    const { call } = travel(transport, post().middleware([answering]), () => 'never')
    const result: unknown = await call()
    if (!(result instanceof Response)) throw new Error('The call resolved to something else.')
    expect([result.status, await result.text()]).toEqual([203, 'own'])
  })

  test('may throw a Response, which rejects every outer next and the call', async () => {
    const seen: unknown[] = []
    const outer = fnStart().server(async ({ next }) => {
      try {
        return await next()
      } catch (thrown) {
        seen.push(thrown instanceof Response && thrown.status)
        throw thrown
      }
    })
    const middle = start().server(async ({ next }) => {
      try {
        return await next()
      } catch (thrown) {
        seen.push(thrown instanceof Response && thrown.status)
        throw thrown
      }
    })
    const throwing = start().server(() => {
      throw new Response('stop', { status: 402 })
    })
    const { call } = travel(transport, post().middleware([outer, middle, throwing]), () => 'never')
    const thrown = await rejectionOf(call())
    if (!(thrown instanceof Response)) throw new Error('The call rejected with something else.')
    expect([thrown.status, await thrown.text(), ...seen]).toEqual([402, 'stop', 402, 402])
  })

  test('may recover from a failure with a Response', async () => {
    const recovering = start().server(async ({ next }) => {
      try {
        return await next()
      } catch {
        return new Response('recovered')
      }
    })
    const { call } = travel(transport, post().middleware([recovering]), () => {
      throw failing
    })
    const result: unknown = await call()
    expect(result instanceof Response && (await result.text())).toBe('recovered')
  })

  test('may retry, running the rest again each time', async () => {
    const contexts: unknown[] = []
    const retrying = start().server(async ({ next }) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await next({ context: { attempt } })
        } catch (error) {
          if (attempt === 3) throw error
        }
      }
    })
    const { call } = travel(transport, post().middleware([retrying]), ({ context }) => {
      contexts.push({ ...context })
      if (contexts.length < 3) throw failing
      return contexts.length
    })
    expect(await call()).toBe(3)
    expect(contexts).toEqual([{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }])
  })

  test('may turn one failure into another', async () => {
    const translating = start().server(async ({ next }) => {
      try {
        return await next()
      } catch (cause) {
        throw new ServerFnError('TRANSLATED', { cause })
      }
    })
    const { call } = travel(transport, post().middleware([translating]), () => {
      throw failing
    })
    expect(await rejectionOf(call())).toMatchObject({ code: 'TRANSLATED' })
  })

  test('runs in its place among function middleware', async () => {
    const order: string[] = []
    const inFn = (name: string) =>
      fnStart().server(async ({ next, context }) => {
        order.push(`${name} ${Object.keys(context).join('')}`)
        const outcome = await next({ context: { [name]: true } })
        order.push(`/${name}`)
        return outcome
      })
    const inRequest = (name: string) =>
      start().server(async ({ next, context }) => {
        order.push(`${name} ${Object.keys(context).join('')}`)
        const outcome = await next({ context: { [name]: true } })
        order.push(`/${name}`)
        return outcome
      })
    const list = [inFn('a'), inRequest('b'), inFn('c'), inRequest('d')] as const
    const { call } = travel(transport, post().middleware(list), () => order.push('handler'))
    await call()
    expect(order).toEqual(['a ', 'b a', 'c ab', 'd abc', 'handler', '/d', '/c', '/b', '/a'])
  })

  test('runs once in each call that lists it', async () => {
    let runs = 0
    const counting = start().server(({ next }) => {
      runs++
      return next()
    })
    const base = fnStart().middleware([counting])
    const { call } = travel(transport, post().middleware([base, counting]), () => runs)
    expect([await call(), await call()]).toEqual([1, 2])
  })
})

const to = () => redirect({ to: '/login', search: { from: '/' }, statusCode: 307 })
const none = () => notFound({ data: { id: 7 } })
const raise = (value: unknown): never => {
  throw value
}

const REDIRECTING = [
  [
    'thrown by a request middleware',
    post().middleware([start().server(() => raise(to()))]),
    () => 0,
  ],
  ['returned by a request middleware', post().middleware([start().server(to)]), () => 0],
  [
    'thrown by a function middleware',
    post().middleware([fnStart().server(() => raise(to()))]),
    () => 0,
  ],
  ['returned by a function middleware', post().middleware([fnStart().server(to)]), () => 0],
  ['thrown by the handler', post(), () => raise(to())],
  ['returned by the handler', post(), to],
] as const

const MISSING = [
  [
    'thrown by a request middleware',
    post().middleware([start().server(() => raise(none()))]),
    () => 0,
  ],
  [
    'returned by a request middleware',
    post().middleware([start().server(() => ({ ...none(), isNotFound: true as const }))]),
    () => 0,
  ],
  [
    'thrown by a function middleware',
    post().middleware([fnStart().server(() => raise(none()))]),
    () => 0,
  ],
  [
    'returned by a function middleware',
    post().middleware([fnStart().server(() => ({ ...none(), isNotFound: true as const }))]),
    () => 0,
  ],
  ['thrown by the handler', post(), () => raise(none())],
] as const

describe.each(TRANSPORTS)('values of the router, %s', (transport) => {
  test.each(REDIRECTING)('a redirect %s rejects the call', async (_by, builder, handle) => {
    const { call, answers } = travel(transport, builder, handle as () => unknown)
    const thrown = await rejectionOf(call())
    if (!isRedirect(thrown)) throw new Error('The router does not know it.')
    expect(thrown.options).toMatchObject({ to: '/login', search: { from: '/' } })
    expect(thrown.status).toBe(307)
    const [answer] = answers
    expect([answer?.status, answer?.headers.has('location')]).toEqual([200, false])
    const label = transport === 'in process' ? '1; result' : '1; redirect'
    expect(answer?.headers.get('x-seamline')).toBe(label)
  })

  test.each(MISSING)('a notFound %s rejects the call', async (_by, builder, handle) => {
    const { call, answers } = travel(transport, builder, handle as () => unknown)
    expect(await rejectionOf(call())).toMatchObject({ isNotFound: true, data: { id: 7 } })
    if (transport === 'in process') return
    const [answer] = answers
    expect([answer?.status, answer?.headers.get('x-seamline')]).toEqual([404, '1; not-found'])
  })

  test('a notFound within the data of a handler is data', async () => {
    const { call } = travel(transport, post(), () => ({ inside: [none()] }))
    expect(await call()).toEqual({ inside: [{ data: { id: 7 }, isNotFound: true }] })
  })

  test('a notFound that is the whole data of a handler is data, also behind middleware', async () => {
    const passing = [start().server(({ next }) => next()), fnStart().server(({ next }) => next())]
    for (const list of [[], passing]) {
      const { call } = travel(transport, post().middleware(list), none)
      expect(await call()).toEqual({ data: { id: 7 }, isNotFound: true })
    }
  })

  test('a middleware may stop a redirect', async () => {
    const stopping = fnStart().server(async ({ next }) => {
      try {
        return await next()
      } catch (thrown) {
        return { result: isRedirect(thrown) && thrown.options.to }
      }
    })
    const { call } = travel(transport, post().middleware([stopping]), to)
    expect(await call()).toBe('/login')
  })
})

describe('a request middleware without an outcome', () => {
  const forgetful = namedMiddleware(start().server((() => {}) as never), {
    name: 'forgetful',
    filename: 'src/forgetful.ts',
  } as never)

  test.each(['in the chain of a function', 'around the endpoint'])(
    'is reported with its name %s',
    async (place) => {
      const reports: unknown[] = []
      const isGlobal = place === 'around the endpoint'
      startWith({
        requestMiddleware: isGlobal ? [forgetful as never] : [],
        serverFns: { onError: ({ error }) => reports.push(error) },
      })
      const list = isGlobal ? [] : [forgetful as never]
      const { client } = wire(post().middleware(list), () => 0)
      expect(await rejectionOf(client())).toMatchObject({
        code: 'INTERNAL_SERVER_ERROR',
        status: 500,
      })
      expect(reports).toMatchObject([
        {
          code: 'NEXT_NOT_RETURNED',
          message: expect.stringMatching(/forgetful.*src\/forgetful\.ts/),
        },
      ])
    },
  )
})
