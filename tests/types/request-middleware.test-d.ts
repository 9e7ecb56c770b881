import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  createMiddleware,
  createServerFn,
  createStart,
  type ServerFnMeta,
} from '../../src/index.ts'

const functionMiddleware = () => createMiddleware({ type: 'function' })

/** Sends two keys; a validator may accept one of them. */
const sends = () =>
  functionMiddleware().client(({ next }) =>
    next({ sendContext: { page: '1' as string, unchecked: true as boolean } }),
  )

describe('a request middleware', () => {
  test('receives the request, its path, its kind, the context and the function', () => {
    createMiddleware().server((args) => {
      expectTypeOf<keyof typeof args>().toEqualTypeOf<
        'request' | 'pathname' | 'context' | 'handlerType' | 'serverFnMeta' | 'params' | 'next'
      >()
      expectTypeOf(args.request).toEqualTypeOf<Request>()
      expectTypeOf(args.pathname).toEqualTypeOf<string>()
      expectTypeOf(args.handlerType).toEqualTypeOf<'serverFn' | 'router'>()
      expectTypeOf(args.serverFnMeta).toEqualTypeOf<ServerFnMeta | undefined>()
      expectTypeOf(args.context).toEqualTypeOf<{}>()
      return args.next()
    })
  })

  test('is the default type of createMiddleware', () => {
    expectTypeOf(createMiddleware({ type: 'request' })).toEqualTypeOf(createMiddleware())
    expectTypeOf(createMiddleware()).not.toHaveProperty('client')
    expectTypeOf(createMiddleware()).not.toHaveProperty('inputValidator')
    expectTypeOf(createMiddleware()).not.toHaveProperty('contextValidator')
    // @ts-expect-error -- there is no such type
    createMiddleware({ type: 'route' })
  })

  test('receives from next a response that may be undefined', () => {
    createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      expectTypeOf(outcome.response).toEqualTypeOf<Response | undefined>()
      expectTypeOf(outcome.request).toEqualTypeOf<Request>()
      expectTypeOf(outcome.pathname).toEqualTypeOf<string>()
      expectTypeOf(outcome.context).toEqualTypeOf<Readonly<Record<string, unknown>>>()
      // @ts-expect-error -- inside a function's chain there is none
      void outcome.response.headers
      return outcome
    })
  })

  test('has the context of its dependencies', () => {
    const session = createMiddleware().server(({ next }) =>
      next({ context: { user: 'a' as string } }),
    )
    const role = createMiddleware()
      .middleware([session])
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string }>>()
        return next({ context: { admin: true as boolean } })
      })
    createMiddleware()
      .middleware([role])
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string; admin: boolean }>>()
        // @ts-expect-error -- nobody set it
        void context.missing
        return next()
      })
  })

  test('cannot list function middleware', () => {
    const auth = functionMiddleware().server(({ next }) => next())
    // @ts-expect-error -- it wraps server functions only
    createMiddleware().middleware([auth])
    // @ts-expect-error -- also before it has a side
    createMiddleware().middleware([functionMiddleware()])
    // @ts-expect-error -- also beside a request middleware
    createMiddleware().middleware([createMiddleware(), auth])
    // @ts-expect-error -- also for the whole app
    createStart(() => ({ requestMiddleware: [auth] }))
    // @ts-expect-error -- and a builder of functions is none
    createMiddleware().middleware([createServerFn()])
  })

  test('can be listed by function middleware, functions and the whole app', () => {
    const session = createMiddleware().server(({ next }) => next())
    const auth = functionMiddleware().middleware([session])
    createServerFn().middleware([session, auth])
    createStart(() => ({ requestMiddleware: [session], functionMiddleware: [auth] }))
  })

  test('passes no context to the client', () => {
    createMiddleware().server(({ next }) => {
      // @ts-expect-error -- it may stand around requests of any kind
      void next({ sendContext: { a: 1 } })
      return next()
    })
  })

  test('returns an outcome, a Response or a redirect', () => {
    createMiddleware().server(() => new Response('no', { status: 403 }))
    createMiddleware().server(async ({ next, request }) =>
      request.method === 'GET' ? next() : new Response(null, { status: 405 }),
    )
    createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      return { ...outcome, response: new Response('other') }
    })
  })

  test('must not return undefined or other values', () => {
    // @ts-expect-error -- nothing is returned
    createMiddleware().server(() => {})
    // @ts-expect-error -- the outcome is forgotten
    createMiddleware().server(async ({ next }) => {
      await next()
    })
    // @ts-expect-error -- on one way nothing is returned
    createMiddleware().server(({ next, pathname }) => {
      if (pathname === '/') return next()
    })
    // @ts-expect-error -- an outcome of a function's chain
    createMiddleware().server(() => ({ result: 1 }))
    // @ts-expect-error -- a text
    createMiddleware().server(() => 'text')
  })
})

describe('context across request and function middleware', () => {
  const session = createMiddleware().server(({ next }) =>
    next({ context: { user: 'a' as string, shared: 1 as number } }),
  )
  const auth = functionMiddleware()
    .middleware([session])
    .client(({ next, context }) => {
      // @ts-expect-error -- what a request middleware sets stays on the server
      void context.user
      return next({ sendContext: { tenant: 'b' as string, shared: 'client' as string } })
    })
    .server(({ next, context }) => {
      expectTypeOf(context).toEqualTypeOf<
        Readonly<{ user: string; shared: number; tenant: string }>
      >()
      return next({ context: { role: 'admin' as const } })
    })

  test('reaches the handler, the server’s above the client’s', () => {
    createServerFn()
      .middleware([auth])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<
          Readonly<{ user: string; shared: number; tenant: string; role: 'admin' }>
        >()
      })
  })

  test('is the same if the function lists both', () => {
    createServerFn()
      .middleware([session, auth])
      .handler(({ context }) => {
        expectTypeOf(context.user).toEqualTypeOf<string>()
        expectTypeOf(context.role).toEqualTypeOf<'admin'>()
        expectTypeOf(context).not.toBeAny()
      })
  })
})

describe('a context validator', () => {
  test('types the context of its middleware and of the handler with its output', () => {
    const checked = sends()
      .contextValidator(z.object({ page: z.string().transform(Number) }))
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ page: number }>>()
        return next({ context: { limit: 10 as number } })
      })
    createServerFn()
      .middleware([checked])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ page: number; limit: number }>>()
        // @ts-expect-error -- nobody let it through
        void context.unchecked
      })
  })

  test('omits unvalidated keys of other middleware too', () => {
    const checked = functionMiddleware().contextValidator((_sent: unknown) => ({ page: 1 }))
    createServerFn()
      .middleware([sends(), checked])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ page: number }>>()
      })
  })

  test('is merged with that of another middleware', () => {
    const page = functionMiddleware().contextValidator(z.object({ page: z.number() }))
    const tenant = functionMiddleware().contextValidator(async () => ({ tenant: 'a' }))
    createServerFn()
      .middleware([page, tenant])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ page: number; tenant: string }>>()
      })
  })

  test('comes between the client and the server function', () => {
    const checked = functionMiddleware().contextValidator(z.object({}))
    expectTypeOf(checked).not.toHaveProperty('client')
    expectTypeOf(checked).not.toHaveProperty('inputValidator')
    expectTypeOf(checked).not.toHaveProperty('middleware')
    expectTypeOf(checked).toHaveProperty('server')
    // @ts-expect-error -- no validator
    functionMiddleware().contextValidator({})
  })
})

describe('a listed builder', () => {
  const user = functionMiddleware()
    .inputValidator((input: { readonly token: string }) => input)
    .server(({ next }) => next({ context: { user: 'a' as string } }))
  const base = createServerFn()
    .middleware([user])
    .inputValidator((input: { readonly text: string }) => ({ text: input.text.length }))

  test('contributes its middleware but not its own validator', () => {
    const fn = createServerFn()
      .middleware([base])
      .handler(({ context, data }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string }>>()
        expectTypeOf(data).toEqualTypeOf<{ readonly token: string }>()
        // @ts-expect-error -- the validator of the base is not part of it
        void data.text
      })
    expectTypeOf(fn).toBeCallableWith({ data: { token: 'a' } })
    // @ts-expect-error -- its middleware asks for a token
    void fn()
  })

  test('can be listed by functions only', () => {
    // @ts-expect-error -- a middleware depends on middleware
    functionMiddleware().middleware([base])
  })
})

describe('a called builder', () => {
  const authed = createServerFn().middleware([
    functionMiddleware().server(({ next }) => next({ context: { user: 'a' as string } })),
  ])

  test('keeps its middleware', () => {
    authed({ method: 'POST', limits: { body: 1_000 } }).handler(({ context }) => {
      expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string }>>()
    })
    expectTypeOf(authed()).toEqualTypeOf(authed)
  })

  test('keeps its validator', () => {
    const noted = authed().inputValidator((input: { text: string }) => ({
      size: input.text.length,
    }))
    const fn = noted({ method: 'POST' }).handler(({ data, context }) => {
      expectTypeOf(data).toEqualTypeOf<{ size: number }>()
      expectTypeOf(context.user).toEqualTypeOf<string>()
      return data.size
    })
    expectTypeOf(fn).toBeCallableWith({ data: { text: 'milk' } })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<number>()
    // @ts-expect-error -- the validator asks for data
    void fn()
    // @ts-expect-error -- it has one already
    noted().inputValidator((input: string) => input)
  })

  test('has the same methods as its original', () => {
    const more = functionMiddleware().server(({ next }) => next({ context: { more: 1 as number } }))
    authed()
      .middleware([more])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string; more: number }>>()
      })
  })

  test('accepts the options of createServerFn', () => {
    // @ts-expect-error -- no such method
    authed({ method: 'PUT' })
    // @ts-expect-error -- no such option
    authed({ retries: 1 })
    // @ts-expect-error -- no such limit
    authed({ limits: { bodies: 1 } })
  })
})
