import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  createMiddleware,
  createServerFn,
  ServerFnError,
  ValidationError,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const sending = (sendContext: object) => start().client(({ next }) => next({ sendContext }))
const setting = (context: object) => start().server(({ next }) => next({ context }))
const inRequest = (context: object) => createMiddleware().server(({ next }) => next({ context }))
const keys = (names: string, by: string) => Object.fromEntries([...names].map((name) => [name, by]))

describe.each(TRANSPORTS)('the layers of the context, %s', (transport) => {
  test('are client, request chain, global functions, own middleware, later over earlier', async () => {
    startWith({
      requestMiddleware: [inRequest(keys('bcdef', 'first')), inRequest(keys('cdef', 'second'))],
      functionMiddleware: [setting(keys('def', 'global'))],
    })
    const list = [setting(keys('ef', 'own')), sending(keys('abcdef', 'client'))] as const
    const last = createMiddleware().server(({ next }) => next({ context: { f: 'last' } }))
    const { call } = travel(transport, post().middleware([...list, last]), ({ context }) => ({
      ...context,
    }))
    expect(await call()).toEqual({
      a: 'client',
      b: 'first',
      c: 'second',
      d: 'global',
      e: 'own',
      f: 'last',
    })
  })

  test('contain no context of a client without client middleware', async () => {
    const { call } = travel(transport, post().middleware([setting({ a: 1 })]), ({ context }) => ({
      ...context,
    }))
    expect(await call()).toEqual({ a: 1 })
  })
})

test("place the host's context below the request chain and above the client", async () => {
  startWith({ requestMiddleware: [inRequest(keys('c', 'chain'))] })
  const builder = post().middleware([sending(keys('abc', 'client'))])
  const { client } = wire(builder, ({ context }) => ({ ...context }))
  const fromHost: typeof fetch = (input, init) => {
    const request = new Request(new URL(String(input), ORIGIN), init)
    request.headers.set('origin', ORIGIN)
    return appHandler(request, { context: keys('bc', 'host') })
  }
  expect(await client({ fetch: fromHost })).toEqual({ a: 'client', b: 'host', c: 'chain' })
})

test('context from the wire is dropped without client middleware', async () => {
  const { send } = wire(post().middleware([setting({ a: 1 })]), ({ context }) => ({ ...context }))
  const answer = await send({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"context":{"a":"invented","admin":true}}',
  })
  expect(await answer.json()).toEqual({ result: { a: 1 } })
})

describe.each(TRANSPORTS)('a context validator, %s', (transport) => {
  const sent = { n: '7', other: 'o', admin: true }

  test('accepts only the keys of its output', async () => {
    const validating = start()
      .client(({ next }) => next({ sendContext: sent }))
      .contextValidator(z.object({ n: z.coerce.number() }))
    const { call } = travel(transport, post().middleware([validating]), ({ context }) => ({
      ...context,
    }))
    expect(await call()).toEqual({ n: 7 })
  })

  test('hides unvalidated keys from the middleware before it, too', async () => {
    const seen: unknown[] = []
    const looking = start()
      .client(({ next }) => next({ sendContext: sent }))
      .server(({ next, context }) => {
        seen.push({ ...context })
        return next()
      })
    const validating = start().contextValidator(z.object({ n: z.coerce.number() }))
    const list = [
      looking,
      validating,
      start()
        .middleware([])
        .server(({ next, context }) => {
          seen.push({ ...context })
          return next()
        }),
    ] as const
    await travel(transport, post().middleware(list), () => 0).call()
    expect(seen).toEqual([{}, { n: 7 }])
  })

  test('receives the sent context, not that of another middleware', async () => {
    const seen: unknown[] = []
    const validator = (pick: string) => (context: Record<string, unknown>) => {
      seen.push({ ...context })
      return { [pick]: `${pick} validated` }
    }
    const list = [
      sending(sent),
      setting({ server: 1 }),
      start().contextValidator(validator('n')),
      start().contextValidator(validator('other')),
    ] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ server: 1, n: 'n validated', other: 'other validated' })
    expect(seen).toEqual([sent, sent])
  })

  test('never replaces a key of the server', async () => {
    const list = [
      sending(sent),
      setting({ admin: false }),
      start().contextValidator((context: Record<string, unknown>) => context),
    ] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ ...sent, admin: false })
  })

  test('replaces the output of an earlier one for a key of the client', async () => {
    const list = [
      sending(sent),
      start().contextValidator(() => ({ n: 'first' })),
      setting({}),
      start().contextValidator(() => ({ n: 'second' })),
    ] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ n: 'second' })
  })

  test('replaces that output also after a request middleware', async () => {
    const list = [
      sending(sent),
      start().contextValidator(() => ({ n: 'first' })),
      createMiddleware().server(({ next }) => next()),
      start().contextValidator(() => ({ n: 'second' })),
    ] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ n: 'second' })
  })

  test('rejects the call with a ValidationError about the context if it refuses', async () => {
    const builder = post().middleware([
      start()
        .client(({ next }) => next({ sendContext: sent }))
        .contextValidator(z.object({ n: z.number() })),
    ])
    const { call, answers } = travel(transport, builder, () => 'never')
    const error = await rejectionOf(call())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ target: 'context', status: 400, issues: [{ path: ['n'] }] })
    if (transport !== 'in process') expect(answers[0]?.status).toBe(400)
  })

  test('rejects the call with a thrown error of the app', async () => {
    const builder = post().middleware([
      sending(sent),
      start().contextValidator(() => {
        throw new ServerFnError('UNAUTHORIZED', { status: 401 })
      }),
    ])
    const { call } = travel(transport, builder, () => 'never')
    expect(await rejectionOf(call())).toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
  })

  test('runs before the server function of its own middleware', async () => {
    const own = start()
      .client(({ next }) => next({ sendContext: sent }))
      .contextValidator(z.object({ n: z.coerce.number() }))
      .server(({ next, context }) => next({ context: { doubled: context.n * 2 } }))
    const { call } = travel(transport, post().middleware([own]), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ n: 7, doubled: 14 })
  })
})
