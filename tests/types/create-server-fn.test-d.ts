import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, type ServerFn } from '../../src/index.ts'

const start = () => createMiddleware({ type: 'function' })

const maybe = <TValue>(value: TValue): TValue | undefined => value

describe('the call', () => {
  test('treats undefined options as absent', () => {
    const signal = maybe(new AbortController().signal)
    const headers = maybe(new Headers())
    const own = maybe(fetch)
    const fn = createServerFn()
      .inputValidator((id: number) => id)
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith({ data: 1, signal, headers, fetch: own })
    start()
      .client(({ next }) => {
        const context = maybe({ page: 1 })
        return next({ headers, fetch: own, context, sendContext: context })
      })
      .server(({ next, context }) => {
        expectTypeOf(context.page).toEqualTypeOf<number>()
        const more = maybe({ user: 'a' })
        return next({ context: more, sendContext: more })
      })
    createMiddleware().server(({ next }) => next({ context: maybe({ user: 'a' }) }))
  })

  test('needs no options without a validator', () => {
    const fn = createServerFn().handler(() => 1)
    expectTypeOf(fn).toEqualTypeOf<ServerFn<undefined, number>>()
    expectTypeOf(fn).toBeCallableWith()
    expectTypeOf(fn).toBeCallableWith({})
    expectTypeOf(fn).toBeCallableWith({ data: undefined })
    // @ts-expect-error -- nothing would validate it
    void fn({ data: 1 })
  })

  test('needs data if a validator requires it', () => {
    const fn = createServerFn()
      .inputValidator(z.object({ text: z.string() }))
      .handler(({ data }) => data.text)
    expectTypeOf(fn).toBeCallableWith({ data: { text: 'a' } })
    // @ts-expect-error -- no options
    void fn()
    // @ts-expect-error -- no data
    void fn({})
    // @ts-expect-error -- no data
    void fn({ headers: {} })
    // @ts-expect-error -- undefined data
    void fn({ data: undefined })
    // @ts-expect-error -- another type
    void fn({ data: { text: 1 } })
    // @ts-expect-error -- a key is missing
    void fn({ data: {} })
  })

  test('may omit data if the validator accepts undefined', () => {
    const optional = createServerFn()
      .inputValidator(z.object({ page: z.number() }).optional())
      .handler(({ data }) => data)
    expectTypeOf(optional).toBeCallableWith()
    expectTypeOf(optional).toBeCallableWith({})
    expectTypeOf(optional).toBeCallableWith({ data: undefined })
    expectTypeOf(optional).toBeCallableWith({ data: { page: 1 } })
    expectTypeOf(optional).returns.resolves.toEqualTypeOf<{ page: number } | undefined>()
    // @ts-expect-error -- another type
    void optional({ data: 1 })

    const defaulted = createServerFn()
      .inputValidator(z.object({ page: z.number() }).default({ page: 1 }))
      .handler(({ data }) => data)
    expectTypeOf(defaulted).toBeCallableWith()
    expectTypeOf(defaulted).returns.resolves.toEqualTypeOf<{ page: number }>()
  })

  test('needs data for null, false and 0', () => {
    const fn = createServerFn()
      .inputValidator(z.null())
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith({ data: null })
    // @ts-expect-error -- null is data
    void fn()
  })

  test('needs the data that the validators of all middleware require together', () => {
    const tenant = start().inputValidator(z.object({ tenant: z.string() }))
    const page = start()
      .middleware([tenant])
      .inputValidator(z.object({ page: z.number() }))
    const fn = createServerFn()
      .middleware([page])
      .inputValidator(z.object({ q: z.string() }))
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith({ data: { tenant: 't', page: 1, q: 'x' } })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<{ tenant: string; page: number; q: string }>()
    // @ts-expect-error -- the tenant is missing
    void fn({ data: { page: 1, q: 'x' } })
    // @ts-expect-error -- the function's own is missing
    void fn({ data: { tenant: 't', page: 1 } })
  })

  test('takes headers, a signal and a fetch, and no other options', () => {
    const fn = createServerFn().handler(() => 0)
    expectTypeOf(fn).toBeCallableWith({
      headers: [['a', 'b']],
      signal: new AbortController().signal,
      fetch: globalThis.fetch,
    })
    // @ts-expect-error -- the method belongs to the definition
    void fn({ method: 'POST' })
    // @ts-expect-error -- no headers
    void fn({ headers: 5 })
  })

  test("returns one promise of the handler's resolved value", () => {
    expectTypeOf(createServerFn().handler(() => 'a')).returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf(createServerFn().handler(async () => 'a')).returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf(createServerFn().handler(() => {})).returns.toEqualTypeOf<Promise<void>>()
    expectTypeOf(createServerFn().handler(() => new Response())).returns.toEqualTypeOf<
      Promise<Response>
    >()
    const thenable = undefined as unknown as PromiseLike<Date>
    expectTypeOf(createServerFn().handler(() => thenable)).returns.toEqualTypeOf<Promise<Date>>()
    const mixed = undefined as unknown as string | Promise<number>
    expectTypeOf(createServerFn().handler(() => mixed)).returns.toEqualTypeOf<
      Promise<string | number>
    >()
    const either = createServerFn().handler(() => (Math.random() > 2 ? null : { at: new Date() }))
    expectTypeOf(either).returns.toEqualTypeOf<Promise<{ at: Date } | null>>()
  })

  test("keeps literal types of the handler's result", () => {
    const fn = createServerFn().handler(() => ({ kind: 'note' as const }))
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<{ kind: 'note' }>()
  })
})

describe('the properties of a function', () => {
  const fn = createServerFn({ method: 'POST' }).handler(() => 0)

  test('are its url, method and meta, read-only', () => {
    expectTypeOf(fn.url).toEqualTypeOf<string>()
    expectTypeOf(fn.method).toEqualTypeOf<'GET' | 'POST'>()
    expectTypeOf(fn.serverFnMeta.id).toEqualTypeOf<string>()
    expectTypeOf(fn.serverFnMeta.name).toEqualTypeOf<string | undefined>()
    expectTypeOf(fn.serverFnMeta.filename).toEqualTypeOf<string | undefined>()
    // @ts-expect-error -- read only
    fn.url = '/x'
  })
})

describe('a handler', () => {
  test('has no data without a validator', () => {
    createServerFn().handler(({ data }) => {
      expectTypeOf(data).toEqualTypeOf<undefined>()
    })
    createServerFn()
      .middleware([start().server(({ next }) => next())])
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<undefined>()
      })
  })

  test('has the output of the validator, not its input', () => {
    const fn = createServerFn()
      .inputValidator(
        z.object({
          n: z.string().transform(Number),
          page: z.number().default(1),
          at: z.coerce.date(),
        }),
      )
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<{ n: number; page: number; at: Date }>()
      })
    expectTypeOf(fn).toBeCallableWith({ data: { n: '1', at: 5 } })
    expectTypeOf(fn).toBeCallableWith({ data: { n: '1', page: 2, at: 'x' } })
    // @ts-expect-error -- the input is a text
    void fn({ data: { n: 1, at: 5 } })
  })

  test('has signal, method and meta', () => {
    createServerFn().handler((args) => {
      expectTypeOf(args.signal).toEqualTypeOf<AbortSignal>()
      expectTypeOf(args.method).toEqualTypeOf<'GET' | 'POST'>()
      expectTypeOf(args.serverFnMeta).toEqualTypeOf<{
        readonly id: string
        readonly name: string
        readonly filename: string
      }>()
      expectTypeOf<keyof typeof args>().toEqualTypeOf<
        'data' | 'context' | 'method' | 'signal' | 'serverFnMeta'
      >()
    })
  })

  test('sees an empty context without middleware', () => {
    createServerFn().handler(({ context }) => {
      expectTypeOf(context).toEqualTypeOf<{}>()
      // @ts-expect-error -- nobody set it
      void context.user
    })
  })

  test('cannot change the context', () => {
    createServerFn()
      .middleware([start().server(({ next }) => next({ context: { a: 1 } }))])
      .handler(({ context }) => {
        // @ts-expect-error -- read only
        context.a = 2
      })
  })
})

describe('the order of the methods', () => {
  test('is middleware, validator, handler', () => {
    const builder = createServerFn()
    expectTypeOf<Extract<keyof typeof builder, string>>().toEqualTypeOf<
      '~middleware' | 'middleware' | 'inputValidator' | 'validator' | 'handler'
    >()
    const withMiddleware = builder.middleware([])
    expectTypeOf<Extract<keyof typeof withMiddleware, string>>().toEqualTypeOf<
      '~middleware' | 'middleware' | 'inputValidator' | 'validator' | 'handler'
    >()
    const validated = withMiddleware.inputValidator(z.string())
    expectTypeOf<Extract<keyof typeof validated, string>>().toEqualTypeOf<
      '~middleware' | 'middleware' | 'handler'
    >()
    const renamed = withMiddleware.validator(z.string())
    expectTypeOf(renamed).toEqualTypeOf(validated)
  })

  test('removes each method after its use', () => {
    const validated = createServerFn().inputValidator(z.string())
    // @ts-expect-error -- one validator
    void validated.inputValidator
    // @ts-expect-error -- one validator, whatever its name
    void validated.validator
    const fn = validated.handler(() => 0)
    // @ts-expect-error -- one handler
    void fn.handler
    // @ts-expect-error -- a server function has no server side
    void createServerFn().server
  })

  test('accepts only middleware in a list of middleware', () => {
    // @ts-expect-error -- no list
    createServerFn().middleware(start())
    // @ts-expect-error -- no list at all
    createServerFn().middleware()
    // @ts-expect-error -- no middleware
    createServerFn().middleware([{}])
    // @ts-expect-error -- undefined, as of a circular import
    createServerFn().middleware([undefined])
    // @ts-expect-error -- a function
    createServerFn().middleware([() => {}])
  })

  test('accepts only a handler in the handler method', () => {
    // @ts-expect-error -- none
    createServerFn().handler()
    // @ts-expect-error -- no function
    createServerFn().handler({})
    // @ts-expect-error -- there is no such argument
    createServerFn().handler(({ request }) => request)
  })

  test('accepts only existing options', () => {
    createServerFn({})
    createServerFn({ method: 'GET' })
    // @ts-expect-error -- another method
    createServerFn({ method: 'PUT' })
    // @ts-expect-error -- another option
    createServerFn({ methods: 'GET' })
  })
})

describe('any does not leak', () => {
  test('into the types of the caller and the handler', () => {
    const auth = start()
      .inputValidator(z.object({ a: z.string() }))
      .client(({ next }) => next({ sendContext: { sent: 1 }, context: { mine: 2 } }))
      .server(({ next }) => next({ context: { user: { id: 1 } } }))
    const builder = createServerFn().middleware([auth])
    const fn = builder.handler((args) => {
      expectTypeOf(args).not.toBeAny()
      expectTypeOf(args.data).not.toBeAny()
      expectTypeOf(args.context).not.toBeAny()
      expectTypeOf(args.context.user).not.toBeAny()
      expectTypeOf(args.context.sent).not.toBeAny()
      return args.context
    })
    expectTypeOf(builder).not.toBeAny()
    expectTypeOf(fn).not.toBeAny()
    expectTypeOf(fn).parameters.not.toBeAny()
    expectTypeOf(fn).parameter(0).not.toBeAny()
    expectTypeOf(fn).returns.not.toBeAny()
    expectTypeOf(fn).returns.resolves.not.toBeAny()
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<
      Readonly<{ sent: number; user: { id: number } }>
    >()
  })
})
