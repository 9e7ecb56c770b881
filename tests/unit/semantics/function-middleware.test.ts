import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { isRedirect, notFound, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ServerFnError,
  type Middleware,
} from '../../../src/index.ts'
import { namedMiddleware } from '../../../src/internal/server.ts'
import type { AnySide } from '../../support/any-side.ts'
import { rejectionOf } from '../../support/failures.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const inClient = (side: AnySide): Middleware => start().client(side as never)
const inServer = (side: AnySide): Middleware => start().server(side as never)
const inBoth = (side: (where: string) => AnySide): Middleware =>
  start()
    .client(side('client') as never)
    .server(side('server') as never)

const HALVES = [
  ['a client function', inClient],
  ['a server function', inServer],
] as const

const CASES = TRANSPORTS.flatMap((transport) =>
  HALVES.map(([where, make]) => [where, transport, make] as const),
)

const to = () => redirect({ to: '/login', search: { from: '/' }, statusCode: 307 })
const none = () => ({ ...notFound({ data: { id: 7 } }), isNotFound: true as const })
const raise = (value: unknown): never => {
  throw value
}

/** The comparable parts of a call's outcome. */
async function described(value: unknown): Promise<unknown> {
  if (isRedirect(value)) return `redirect ${value.status} ${String(value.options.to)}`
  if (value instanceof Response) return `Response ${value.status} ${await value.text()}`
  if (value instanceof ServerFnError) return `error ${value.code}`
  return value
}

/** The outcome of a call. */
const endOf = (call: Promise<unknown>) =>
  call.then(
    async (value) => ['resolves', await described(value)],
    async (reason: unknown) => ['rejects', await described(reason)],
  )

/** The comparable parts of a rejection, without reading a body. */
const kindOf = (reason: unknown): unknown => {
  if (isRedirect(reason)) return 'redirect'
  if (reason instanceof Response) return `Response ${reason.status}`
  if (reason instanceof ServerFnError) return reason.code
  return reason
}

/** Records the rejection of each `next()` and rethrows it. */
const watching = (seen: unknown[]) =>
  inBoth((where) => async ({ next }) => {
    try {
      return await next()
    } catch (reason) {
      seen.push([where, kindOf(reason)])
      throw reason
    }
  })

const recoveringWith = (result: unknown): AnySide => {
  return async ({ next }) => {
    try {
      return await next()
    } catch {
      return { result }
    }
  }
}

describe.each(CASES)('%s, called %s,', (_where, transport, make) => {
  const returning: readonly (readonly [string, AnySide, readonly unknown[]])[] = [
    ['the outcome of next', ({ next }) => next(), ['resolves', 'value']],
    [
      'another result in it',
      async ({ next }) => ({ ...(await next()), result: 'other' }),
      ['resolves', 'other'],
    ],
    ['an outcome literal', () => ({ result: 'own' }), ['resolves', 'own']],
    ['an outcome with context', () => ({ result: 1, context: { a: 1 } }), ['resolves', 1]],
    ['an outcome without a value', () => ({ result: undefined }), ['resolves', undefined]],
    ['a Response', () => new Response('own', { status: 418 }), ['resolves', 'Response 418 own']],
    [
      'a Response in an outcome',
      async ({ next }) => ({ ...(await next()), result: new Response('own', { status: 202 }) }),
      ['resolves', 'Response 202 own'],
    ],
    ['a redirect', to, ['rejects', 'redirect 307 /login']],
    ['a notFound', none, ['rejects', none()]],
  ]

  test.each(returning)('may return %s', async (_what, side, ends) => {
    const { call } = travel(transport, post().middleware([make(side)]), () => 'value')
    expect(await endOf(call())).toEqual(ends)
  })

  const throwing: readonly (readonly [string, () => unknown, unknown, unknown])[] = [
    ['a Response', () => new Response('no', { status: 403 }), 'Response 403 no', 'Response 403'],
    ['a redirect', to, 'redirect 307 /login', 'redirect'],
    ['a notFound', none, none(), none()],
    ['an error of the app', () => new ServerFnError('OWN'), 'error OWN', 'OWN'],
  ]

  test.each(throwing)('may throw %s, which rejects each outer next', async (...row) => {
    const [, thrown, end, kind] = row
    const seen: unknown[] = []
    const list = [watching(seen), watching(seen), make(() => raise(thrown()))]
    const { call } = travel(transport, post().middleware(list), () => 'value')
    expect(await endOf(call())).toEqual(['rejects', end])
    const sides = make === inClient ? ['client'] : ['server', 'client']
    expect(seen).toEqual(sides.flatMap((side) => [1, 2].map(() => [side, kind])))
  })

  test.each([
    ['a redirect', to, 'redirect'],
    ['a notFound', none, none()],
  ])('may return %s, which rejects each outer next', async (_what, returned, kind) => {
    const seen: unknown[] = []
    const { call } = travel(
      transport,
      post().middleware([watching(seen), make(returned)]),
      () => 'value',
    )
    await rejectionOf(call())
    const sides = make === inClient ? ['client'] : ['server', 'client']
    expect(seen).toEqual(sides.map((side) => [side, kind]))
  })

  test('sees a returned Response as the result of next', async () => {
    const seen: unknown[] = []
    const looking = make(async ({ next }) => {
      const outcome = await next()
      seen.push(kindOf(outcome.result))
      return outcome
    })
    const list = [looking, make(() => new Response('own', { status: 202 }))]
    await travel(transport, post().middleware(list), () => 'value').call()
    expect(seen).toEqual(['Response 202'])
  })

  test.each([
    ['nothing', undefined],
    ['a plain value', 'value'],
    ['null', null],
    ['an object without a result', { context: {} }],
    ['an object that inherits its result', Object.create({ result: 1 })],
  ])('must not return %s', async (_what, returned: unknown) => {
    const reports: unknown[] = []
    startWith({ serverFns: { onError: ({ error }) => reports.push(error) } })
    const forgetful = make(async ({ next }) => {
      await next()
      return returned
    })
    const list = [
      namedMiddleware(forgetful, { name: 'forgetful', filename: 'src/forgetful.ts' }),
    ] as const
    const { call, answers } = travel(transport, post().middleware(list), () => 'value')
    const error = await rejectionOf(call())
    const isMasked = make === inServer && transport !== 'in process'
    expect(isMasked ? reports[0] : error).toMatchObject({
      name: 'SeamlineError',
      code: 'NEXT_NOT_RETURNED',
      message: expect.stringMatching(/`forgetful` \(src\/forgetful\.ts\).*next\(\)/s),
    })
    expect(reports).toHaveLength(isMasked ? 1 : 0)
    expect(answers[0]?.status).toBe(isMasked ? 500 : 200)
    if (!isMasked) return
    expect(error).toMatchObject({ name: 'ServerFnError', code: 'INTERNAL_SERVER_ERROR' })
    expect(String(error)).not.toContain('forgetful')
    expect(await answers[0]?.text()).not.toContain('forgetful')
  })

  const failures: readonly (readonly [string, () => unknown])[] = [
    ['an error of the app', () => new ServerFnError('BUSY')],
    ['a Response', () => new Response('no', { status: 503 })],
    ['a redirect', to],
    ['a notFound', none],
  ]

  test.each(failures)('may recover from %s with an outcome literal', async (_what, thrown) => {
    const recovering = make(recoveringWith('fallback'))
    const { call, answers } = travel(transport, post().middleware([recovering]), () =>
      raise(thrown()),
    )
    expect(await call()).toBe('fallback')
    if (make === inServer) expect(answers[0]?.status).toBe(200)
  })

  test('passes the context of its outcome literal to the outer functions', async () => {
    const seen: unknown[] = []
    const looking = make(async ({ next }) => {
      const outcome = await next()
      seen.push(outcome.result, { ...outcome.context })
      return outcome
    })
    const recovering = make(async ({ next }) => {
      try {
        return await next({ context: { lost: 1 } })
      } catch {
        return { result: 'fallback', context: { mine: 1 } }
      }
    })
    const { call } = travel(transport, post().middleware([looking, recovering]), () =>
      raise(new ServerFnError('BUSY')),
    )
    expect(await call()).toBe('fallback')
    expect(seen).toEqual(['fallback', { mine: 1 }])
  })

  test('may retry, running the rest again each time', async () => {
    const seen: unknown[] = []
    let runs = 0
    const retrying = make(async ({ next }) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await next({ context: { [`attempt${attempt}`]: true } })
        } catch (error) {
          if (attempt === 3) throw error
        }
      }
    })
    const looking = make(({ next, context }) => {
      seen.push(Object.keys(context))
      return next({ context: { inner: true } })
    })
    const { call } = travel(transport, post().middleware([retrying, looking]), () => {
      runs++
      if (runs % 3 !== 0 || runs > 3) throw new ServerFnError('BUSY', { message: `run ${runs}` })
      return runs
    })
    expect(await call()).toBe(3)
    expect(seen).toEqual([['attempt1'], ['attempt2'], ['attempt3']])
    expect(await rejectionOf(call())).toMatchObject({ code: 'BUSY', message: 'run 6' })
    expect([runs, seen.length]).toEqual([6, 6])
  })
})
