import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, type Middleware } from '../../src/index.ts'

const start = () => createMiddleware({ type: 'function' })

describe('the context of the server function', () => {
  test('has the context of the previous middleware', () => {
    const auth = start().server(({ next }) => next({ context: { user: { id: 1 } } }))
    const audit = start()
      .middleware([auth])
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: { id: number } }>>()
        return next({ context: { audited: true as boolean } })
      })
    createServerFn()
      .middleware([audit])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ user: { id: number }; audited: boolean }>>()
      })
  })

  test('has the later type of a key that is set twice', () => {
    const text = start().server(({ next }) => next({ context: { key: 'a' as string, kept: 1 } }))
    const number = start().server(({ next }) => next({ context: { key: 1 as number } }))
    createServerFn()
      .middleware([text, number])
      .handler(({ context }) => {
        expectTypeOf(context.key).toEqualTypeOf<number>()
        expectTypeOf(context.kept).toEqualTypeOf<number>()
      })
    createServerFn()
      .middleware([text])
      .middleware([number])
      .handler(({ context }) => {
        expectTypeOf(context.key).toEqualTypeOf<number>()
      })
  })

  test("has the client's context overlaid by the server's", () => {
    const sends = start().client(({ next }) =>
      next({
        sendContext: { tenant: 'a' as string, role: 'admin' as string },
        context: { mine: 1 },
      }),
    )
    const sets = start()
      .middleware([sends])
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ tenant: string; role: string }>>()
        return next({ context: { role: 5 as number } })
      })
    createServerFn()
      .middleware([sets])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ tenant: string; role: number }>>()
        // @ts-expect-error -- it stays on the client
        void context.mine
      })
  })

  test('keeps the server’s type of a key that a later middleware accepts from the client', () => {
    const sets = start().server(({ next }) => next({ context: { role: 5 as number } }))
    const sends = start().client(({ next }) => next({ sendContext: { role: 'admin' as string } }))
    createServerFn()
      .middleware([sets, sends])
      .handler(({ context }) => {
        expectTypeOf(context.role).toEqualTypeOf<number>()
      })
  })

  test('is the same for a function that waits, returns early or replaces the result', () => {
    const waiting = start().server(async ({ next }) => {
      await Promise.resolve()
      return next({ context: { a: 1 as number } })
    })
    const replacing = start().server(async ({ next }) => {
      const outcome = await next({ context: { b: 2 as number } })
      return { ...outcome, result: 'other' }
    })
    const refusing = start().server(({ next }) => {
      if (Math.random() > 2) return new Response('no')
      return next({ context: { c: 3 as number } })
    })
    const recovering = start().server(async ({ next }) => {
      try {
        return await next({ context: { d: 4 as number } })
      } catch {
        return { result: 'fallback' }
      }
    })
    const retrying = start().server(async ({ next }) => {
      for (;;) {
        try {
          return await next({ context: { e: 5 as number } })
        } catch {
          // A second time.
        }
      }
    })
    createServerFn()
      .middleware([waiting, replacing, refusing, recovering, retrying])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<
          Readonly<{ a: number; b: number; c: number; d: number; e: number }>
        >()
      })
  })

  test('is empty behind a function that adds nothing', () => {
    const plain = start().server(({ next }) => next())
    const empty = start().server(({ next }) => next({}))
    const written = start().server(async () => ({ result: 1 }))
    const answering = start().server(() => new Response())
    createServerFn()
      .middleware([plain, empty, written, answering])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<{}>()
      })
  })

  test('includes that of a middleware without a server function', () => {
    const auth = start().server(({ next }) => next({ context: { user: 'a' as string } }))
    const group = start().middleware([auth])
    createServerFn()
      .middleware([group])
      .handler(({ context }) => {
        expectTypeOf(context.user).toEqualTypeOf<string>()
      })
  })
})

describe('a client function', () => {
  test('receives context, sendContext, method, signal, meta, headers, fetch and data', () => {
    start().client((args) => {
      expectTypeOf<keyof typeof args>().toEqualTypeOf<
        | 'data'
        | 'context'
        | 'sendContext'
        | 'method'
        | 'signal'
        | 'serverFnMeta'
        | 'headers'
        | 'fetch'
        | 'next'
      >()
      expectTypeOf(args.context).toEqualTypeOf<{}>()
      expectTypeOf(args.sendContext).toEqualTypeOf<{}>()
      expectTypeOf(args.method).toEqualTypeOf<'GET' | 'POST'>()
      expectTypeOf(args.signal).toEqualTypeOf<AbortSignal>()
      expectTypeOf(args.serverFnMeta).toEqualTypeOf<{ readonly id: string }>()
      expectTypeOf(args.headers).toEqualTypeOf<Headers>()
      expectTypeOf(args.fetch).toEqualTypeOf<typeof fetch | undefined>()
      expectTypeOf(args.data).toEqualTypeOf<unknown>()
      // @ts-expect-error -- a client side gets no request
      void args.request
      return args.next()
    })
  })

  test('has the client context and sendContext of the previous middleware', () => {
    const first = start().client(({ next }) =>
      next({ context: { a: 1 as number }, sendContext: { b: 'x' as string } }),
    )
    start()
      .middleware([first])
      .client(({ next, context, sendContext }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ a: number }>>()
        expectTypeOf(sendContext).toEqualTypeOf<Readonly<{ b: string }>>()
        return next()
      })
  })

  test('has the data as passed by the caller, before validation', () => {
    start()
      .inputValidator(z.object({ n: z.string().transform(Number) }))
      .client(({ next, data }) => {
        expectTypeOf(data).toEqualTypeOf<{ n: string }>()
        return next()
      })
      .server(({ next, data }) => {
        expectTypeOf(data).toEqualTypeOf<{ n: number }>()
        return next()
      })
  })

  test('receives from next the context that its dependencies send back', () => {
    const timer = start().server(({ next }) => next({ sendContext: { time: new Date() } }))
    start()
      .middleware([timer])
      .client(async ({ next }) => {
        const outcome = await next()
        expectTypeOf(outcome.context.time).toEqualTypeOf<Date>()
        expectTypeOf(outcome.context.other).toEqualTypeOf<unknown>()
        expectTypeOf(outcome.result).toEqualTypeOf<unknown>()
        return outcome
      })
    start().client(async ({ next }) => {
      const outcome = await next()
      expectTypeOf(outcome.context.time).toEqualTypeOf<unknown>()
      return outcome
    })
  })

  test('receives from next the context that it and its dependencies set on the client', () => {
    const timer = start()
      .client(({ next }) => next({ context: { page: 1, zone: 'local' } }))
      .server(({ next }) => next({ sendContext: { zone: 2n } }))
    start()
      .middleware([timer])
      .client(async ({ next }) => {
        const outcome = await next({ context: { tries: true } })
        expectTypeOf(outcome.context.page).toEqualTypeOf<number>()
        expectTypeOf(outcome.context.tries).toEqualTypeOf<boolean>()
        // The server's wins.
        expectTypeOf(outcome.context.zone).toEqualTypeOf<bigint>()
        expectTypeOf(outcome.context.other).toEqualTypeOf<unknown>()
        return outcome
      })
  })

  test('may pass context, sendContext, headers and fetch to next', () => {
    start().client(({ next }) =>
      next({
        context: { a: 1 },
        sendContext: { b: 1 },
        headers: { c: 'd' },
        fetch: globalThis.fetch,
      }),
    )
    // @ts-expect-error -- there is no such option
    start().client(({ next }) => next({ data: 1 }))
    // @ts-expect-error -- context is an object
    start().client(({ next }) => next({ context: 5 }))
    // @ts-expect-error -- no headers
    start().client(({ next }) => next({ headers: 5 }))
  })
})

describe('a server function', () => {
  test('receives data, context, method, signal and meta', () => {
    start().server((args) => {
      expectTypeOf<keyof typeof args>().toEqualTypeOf<
        'data' | 'context' | 'method' | 'signal' | 'serverFnMeta' | 'next'
      >()
      expectTypeOf(args.serverFnMeta.filename).toEqualTypeOf<string>()
      expectTypeOf(args.data).toEqualTypeOf<unknown>()
      return args.next()
    })
  })

  test('has the merged outputs of the validators so far', () => {
    const tenant = start().inputValidator(z.object({ tenant: z.string() }))
    start()
      .middleware([tenant])
      .inputValidator(z.object({ page: z.string().transform(Number) }))
      .server(({ next, data }) => {
        expectTypeOf(data).toEqualTypeOf<{ tenant: string; page: number }>()
        return next()
      })
  })

  test('receives from next the result as unknown, and the context', () => {
    start().server(async ({ next }) => {
      const outcome = await next({ context: { a: 1 } })
      expectTypeOf(outcome.result).toEqualTypeOf<unknown>()
      expectTypeOf(outcome.context).toEqualTypeOf<Readonly<Record<string, unknown>>>()
      return outcome
    })
  })

  test('may pass context and sendContext to next, and no options of the client', () => {
    start().server(({ next }) => next({ context: { a: 1 }, sendContext: { b: 1 } }))
    // @ts-expect-error -- headers are the client's
    start().server(({ next }) => next({ headers: {} }))
    // @ts-expect-error -- fetch is the client's
    start().server(({ next }) => next({ fetch: globalThis.fetch }))
  })
})

describe('the return value of a function', () => {
  test('is an outcome, an outcome literal, or a Response', () => {
    for (const side of ['client', 'server'] as const) {
      const builder = start()
      if (side === 'client') {
        builder.client(({ next }) => next())
        builder.client(async ({ next }) => ({ ...(await next()), result: 1 }))
        builder.client(() => ({ result: 1 }))
        builder.client(() => ({ result: undefined, context: { a: 1 } }))
        builder.client(async () => new Response())
      } else {
        builder.server(({ next }) => next())
        builder.server(async ({ next }) => ({ ...(await next()), result: 1 }))
        builder.server(() => ({ result: 1 }))
        builder.server(async () => new Response())
      }
    }
  })

  test('must not be undefined', () => {
    // @ts-expect-error -- nothing
    start().server(() => {})
    // @ts-expect-error -- nothing, later
    start().server(async () => {})
    // @ts-expect-error -- next was not returned
    start().server(async ({ next }) => {
      await next()
    })
    // @ts-expect-error -- sometimes nothing
    start().server(({ next }) => (Math.random() > 2 ? next() : undefined))
    // @ts-expect-error -- nothing
    start().client(() => {})
    // @ts-expect-error -- next was not returned
    start().client(async ({ next }) => {
      await next()
    })
  })

  test('must not be a bare value', () => {
    // @ts-expect-error -- a text
    start().server(() => 'value')
    // @ts-expect-error -- an object without result
    start().server(() => ({ context: {} }))
    // @ts-expect-error -- an object without result
    start().client(() => ({ value: 1 }))
    // @ts-expect-error -- null
    start().client(() => null)
  })
})

describe('the order of the methods', () => {
  test('is middleware, validator, client, server, each once', () => {
    const all = start()
    expectTypeOf<Extract<keyof typeof all, string>>().toEqualTypeOf<
      | '~type'
      | '~types'
      | 'middleware'
      | 'inputValidator'
      | 'validator'
      | 'client'
      | 'contextValidator'
      | 'server'
    >()
    const listed = all.middleware([])
    expectTypeOf<Extract<keyof typeof listed, string>>().toEqualTypeOf<
      '~type' | '~types' | 'inputValidator' | 'validator' | 'client' | 'contextValidator' | 'server'
    >()
    const validated = listed.inputValidator(z.string())
    expectTypeOf<Extract<keyof typeof validated, string>>().toEqualTypeOf<
      '~type' | '~types' | 'client' | 'contextValidator' | 'server'
    >()
    const withClient = validated.client(({ next }) => next())
    expectTypeOf<Extract<keyof typeof withClient, string>>().toEqualTypeOf<
      '~type' | '~types' | 'contextValidator' | 'server'
    >()
    const withServer = withClient.server(({ next }) => next())
    expectTypeOf<Extract<keyof typeof withServer, string>>().toEqualTypeOf<'~type' | '~types'>()
  })

  test('allows skipping methods', () => {
    start().client(({ next }) => next())
    start().server(({ next }) => next())
    start()
      .inputValidator(z.string())
      .server(({ next }) => next())
    start()
      .middleware([])
      .client(({ next }) => next())
  })

  test('cannot be reversed', () => {
    // @ts-expect-error -- a list comes first
    void start().inputValidator(z.string()).middleware
    // @ts-expect-error -- a validator comes before the sides
    void start().client(({ next }) => next()).inputValidator
    // @ts-expect-error -- under its newer name as well
    void start().client(({ next }) => next()).validator
    // @ts-expect-error -- the client side comes before the server side
    void start().server(({ next }) => next()).client
    // @ts-expect-error -- one server side
    void start().server(({ next }) => next()).server
    // @ts-expect-error -- a middleware has no handler
    void start().handler
  })

  test('allows listing the middleware at each step', () => {
    createServerFn().middleware([
      start(),
      start().middleware([]),
      start().inputValidator(z.string()),
      start().client(({ next }) => next()),
      start().server(({ next }) => next()),
    ])
    expectTypeOf(start()).toExtend<Middleware>()
    expectTypeOf(start().server(({ next }) => next())).toExtend<Middleware>()
  })

  test('starts with a type', () => {
    // @ts-expect-error -- no such type
    createMiddleware({ type: 'route' })
    createMiddleware({ type: 'function' })
  })
})

describe('any does not leak', () => {
  test('into a function', () => {
    start()
      .middleware([start().inputValidator((data: { a: string }) => data)])
      .client((args) => {
        expectTypeOf(args).not.toBeAny()
        expectTypeOf(args.data).not.toBeAny()
        expectTypeOf(args.context).not.toBeAny()
        expectTypeOf(args.next).not.toBeAny()
        expectTypeOf(args.next).returns.resolves.not.toBeAny()
        return args.next({ sendContext: { sent: 1 } })
      })
      .server(async (args) => {
        expectTypeOf(args).not.toBeAny()
        expectTypeOf(args.data).not.toBeAny()
        expectTypeOf(args.context).not.toBeAny()
        expectTypeOf(args.context.sent).not.toBeAny()
        const outcome = await args.next()
        expectTypeOf(outcome).not.toBeAny()
        expectTypeOf(outcome.result).not.toBeAny()
        expectTypeOf(outcome.context.key).not.toBeAny()
        return outcome
      })
  })
})
