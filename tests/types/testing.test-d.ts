import { describe, expectTypeOf, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../src/index.ts'
import { calls, callServerFn, mockServerFn, runMiddleware, withRequest } from '../../src/testing.ts'

const addNote = createServerFn({ method: 'POST' })
  .inputValidator((input: { readonly text: string }) => input)
  .handler(({ data }) => ({ id: 1, text: data.text }))
const now = createServerFn().handler(() => new Date())
const tail = createServerFn().handler(async function* () {
  yield 1
})

describe('mockServerFn', () => {
  test('types the resolver by the function’s input and result', () => {
    mockServerFn(addNote, ({ data }) => {
      expectTypeOf(data).toEqualTypeOf<{ readonly text: string }>()
      return { id: 2, text: data.text }
    })
    mockServerFn(addNote, async () => ({ id: 2, text: '' }), { once: true })
    mockServerFn(addNote, () => new Response('anything'))
    mockServerFn(addNote, () => {
      throw new Error('anything')
    })
    mockServerFn(tail, async function* () {
      yield 2
    })
    // @ts-expect-error -- a result is no resolver
    mockServerFn(addNote, { id: 2, text: '' })
    // @ts-expect-error -- the result lacks its text
    mockServerFn(addNote, () => ({ id: 2 }))
    // @ts-expect-error -- items of another type
    mockServerFn(tail, async function* () {
      yield '2'
    })
  })

  test('has no data for a function without a validator', () => {
    mockServerFn(now, ({ data }) => {
      expectTypeOf(data).toEqualTypeOf<undefined>()
      return new Date()
    })
  })
})

test('calls are typed by the function', () => {
  expectTypeOf(calls(addNote)[0]?.data).toEqualTypeOf<{ readonly text: string } | undefined>()
})

test('callServerFn requires data exactly where the function does', () => {
  expectTypeOf(callServerFn(addNote, { data: { text: '' } })).resolves.toEqualTypeOf<{
    id: number
    text: string
  }>()
  expectTypeOf(callServerFn(now)).resolves.toEqualTypeOf<Date>()
  // @ts-expect-error -- the data is missing
  void callServerFn(addNote, {})
  // @ts-expect-error -- so are the options
  void callServerFn(addNote)
  // @ts-expect-error -- not the data that it takes
  void callServerFn(addNote, { data: { text: 1 } })
})

describe('runMiddleware', () => {
  const auth = createMiddleware({ type: 'function' })
    .inputValidator((input: { readonly id: number }) => input)
    .client(({ next }) => next({ context: { started: 1 }, sendContext: { page: '/' } }))
    .server(({ next }) => next({ context: { user: 'ada' }, sendContext: { took: 1n } }))

  test('types the context that each function adds and sends', async () => {
    const client = await runMiddleware(auth, { side: 'client', data: { id: 1 } })
    expectTypeOf(client.context.started).toEqualTypeOf<number | undefined>()
    expectTypeOf(client.sendContext.page).toEqualTypeOf<string | undefined>()
    expectTypeOf(client.nextCalls[0]?.fetch).toEqualTypeOf<typeof fetch | undefined>()
    const server = await runMiddleware(auth, { side: 'server', data: { id: 1 } })
    expectTypeOf(server.context.user).toEqualTypeOf<string | undefined>()
    expectTypeOf(server.context.page).toEqualTypeOf<string | undefined>()
    expectTypeOf(server.nextCalls[0]?.sendContext.took).toEqualTypeOf<bigint | undefined>()
    // @ts-expect-error -- not the data that its validator asks for
    void runMiddleware(auth, { side: 'server', data: 'text' })
  })

  test('runs request middleware around requests, and rejects others', async () => {
    const region = createMiddleware().server(({ next }) => next({ context: { region: 'eu' } }))
    const run = await runMiddleware(region, {
      side: 'request',
      next: () => new Response('page'),
    })
    expectTypeOf(run.context.region).toEqualTypeOf<string | undefined>()
    expectTypeOf(run.result).toEqualTypeOf<Response | undefined>()
    // @ts-expect-error -- a function middleware wraps no requests
    void runMiddleware(auth, { side: 'request' })
    void runMiddleware(region, {
      side: 'request',
      params: { id: '7', _splat: undefined },
      serverFnMeta: { name: 'addNote' },
      next: () => ({ response: new Response(), context: { region: 'us' } }),
    })
    // @ts-expect-error -- a request has a method and a signal of its own
    void runMiddleware(region, { side: 'request', method: 'POST' })
    // @ts-expect-error -- the part of a path is text
    void runMiddleware(region, { side: 'request', params: { id: 7 } })
    // @ts-expect-error -- a request is answered with a Response
    void runMiddleware(region, { side: 'request', next: () => ({ result: 1 }) })
  })
})

test('withRequest returns the result of its callback', () => {
  expectTypeOf(withRequest({ path: '/x' }, async () => 1)).resolves.toHaveProperty('result')
  expectTypeOf(withRequest(new Request('http://a'), () => 1))
    .resolves.toHaveProperty('result')
    .toEqualTypeOf<number>()
})
