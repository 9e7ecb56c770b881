import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  createMiddleware,
  createServerFn,
  SeamlineError,
  type Middleware,
} from '../../../src/index.ts'
import { namedMiddleware } from '../../../src/internal/client.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'

const start = () => createMiddleware({ type: 'function' })
/** A step with all methods, as JavaScript sees it. */
const untyped = (builder: unknown) => builder as ReturnType<typeof start>

/** The context keys of a handler behind a middleware. */
const keysSeenWith = (middleware: Middleware) =>
  createServerFn()
    .middleware([middleware])
    .handler(({ context }) => Object.keys(context))()

describe('a middleware builder is immutable', () => {
  test('two branches of one base are independent', async () => {
    const base = start().client(({ next }) => next({ sendContext: { base: 1 } }))
    const left = base.server(({ next }) => next({ context: { left: 1 } }))
    const right = base.server(({ next }) => next({ context: { right: 1 } }))
    expect(await keysSeenWith(left)).toEqual(['base', 'left'])
    expect(await keysSeenWith(right)).toEqual(['base', 'right'])
    expect(await keysSeenWith(base)).toEqual(['base'])
  })

  test('a branch does not change its base', async () => {
    const base = start()
    const ran: string[] = []
    const withBoth = base
      .client(({ next }) => {
        ran.push('client')
        return next()
      })
      .server(({ next }) => {
        ran.push('server')
        return next()
      })
    await createServerFn()
      .middleware([base])
      .handler(() => 0)()
    expect(ran).toEqual([])
    await createServerFn()
      .middleware([withBoth])
      .handler(() => 0)()
    expect(ran).toEqual(['client', 'server'])
  })

  test('every step is frozen', () => {
    const list = start().middleware([])
    const validator = list.inputValidator(z.string())
    const client = validator.client(({ next }) => next())
    const server = client.server(({ next }) => next())
    for (const step of [start(), list, validator, client, server]) {
      expect(Object.isFrozen(step)).toBe(true)
    }
  })

  test('the caller may change the passed list afterwards', async () => {
    const dependency = start().server(({ next }) => next({ context: { dependency: 1 } }))
    const list = [dependency]
    const dependent = start()
      .middleware(list)
      .server(({ next }) => next())
    list.length = 0
    const fn = createServerFn()
      .middleware([dependent])
      .handler(({ context }) => Object.keys(context))
    expect(await fn()).toEqual(['dependency'])
  })

  test('a middleware without functions can be listed', async () => {
    expect(
      await createServerFn()
        .middleware([start()])
        .handler(() => 1)(),
    ).toBe(1)
  })
})

describe('misuse throws at its place', () => {
  /** The mistake in words, the code, a text of the message, and the mistake itself. */
  const MISUSES: readonly (readonly [string, string, string, () => unknown])[] = [
    [
      'another type',
      'INVALID_OPTION',
      'createMiddleware()',
      () => createMiddleware({ type: 'route' as never }),
    ],
    [
      'a type that is not a string',
      'INVALID_OPTION',
      'type',
      () => createMiddleware({ type: null as never }),
    ],
    [
      'an undefined dependency',
      'NOT_A_MIDDLEWARE',
      'import each other',
      () => start().middleware([undefined as never]),
    ],
    [
      'a text as dependency',
      'NOT_A_MIDDLEWARE',
      'Entry 1',
      () => start().middleware([start(), 'auth' as never]),
    ],
    [
      'a number as validator',
      'INVALID_VALIDATOR',
      'type number',
      () => start().inputValidator(5 as never),
    ],
    [
      'no client function',
      'INVALID_MIDDLEWARE_FN',
      '.client()',
      () => start().client(undefined as never),
    ],
    [
      'an object as client function',
      'INVALID_MIDDLEWARE_FN',
      'type Object',
      () => start().client({} as never),
    ],
    [
      'no server function',
      'INVALID_MIDDLEWARE_FN',
      '.server()',
      () => start().server(undefined as never),
    ],
    [
      'a promise as server function',
      'INVALID_MIDDLEWARE_FN',
      'type Promise',
      () => start().server(Promise.resolve() as never),
    ],
    [
      'a second list',
      'METHOD_OUT_OF_ORDER',
      '.middleware()',
      () => untyped(start().middleware([])).middleware([]),
    ],
    [
      'a second validator',
      'METHOD_OUT_OF_ORDER',
      '.inputValidator()',
      () => untyped(start().inputValidator(z.string())).validator(z.string()),
    ],
    [
      'a second client function',
      'METHOD_OUT_OF_ORDER',
      '.client()',
      () => untyped(start().client(({ next }) => next())).client(({ next }) => next()),
    ],
    [
      'a second server function',
      'METHOD_OUT_OF_ORDER',
      '.server()',
      () => untyped(start().server(({ next }) => next())).server(({ next }) => next()),
    ],
    [
      'a client function after the server function',
      'METHOD_OUT_OF_ORDER',
      '.client()',
      () => untyped(start().server(({ next }) => next())).client(({ next }) => next()),
    ],
    [
      'a list after a validator',
      'METHOD_OUT_OF_ORDER',
      '.middleware()',
      () => untyped(start().inputValidator(z.string())).middleware([]),
    ],
    [
      'a validator after the client function',
      'METHOD_OUT_OF_ORDER',
      '.inputValidator()',
      () => untyped(start().client(({ next }) => next())).inputValidator(z.string()),
    ],
  ]

  test.each(MISUSES)('refuses %s with %s', (_what, code, names, make) => {
    const error = thrownBy(make)
    expect(error).toBeInstanceOf(SeamlineError)
    expect(error).toMatchObject({ code })
    expect(String(error)).toContain(names)
  })

  test.each(MISUSES)('%s throws the same error each time', (...[, , , make]) => {
    expect(String(thrownBy(make))).toBe(String(thrownBy(make)))
  })

  test('the message about the order lists the methods in order', () => {
    const error = thrownBy(() =>
      untyped(start().server(({ next }) => next())).client(String as never),
    )
    expect(String(error)).toContain('middleware, inputValidator, client, contextValidator, server')
  })
})

describe('the name of a middleware', () => {
  const forgetful = start().server((() => undefined) as never)
  const named = namedMiddleware(forgetful, { name: 'auth', filename: 'src/auth.ts' })

  test('changes only messages', async () => {
    const counting = start().server(({ next }) => next({ context: { counted: 1 } }))
    const twice = namedMiddleware(counting, { name: 'counting', filename: 'src/counting.ts' })
    const fn = createServerFn()
      .middleware([twice])
      .handler(({ context }) => context.counted)
    expect(await fn()).toBe(1)
    expect(Object.isFrozen(twice)).toBe(true)
    expect(Object.keys(twice)).toEqual(Object.keys(counting))
  })

  test('is in the message, with its file', async () => {
    const error = await rejectionOf(
      createServerFn()
        .middleware([named])
        .handler(() => 0)(),
    )
    expect(error).toMatchObject({ code: 'NEXT_NOT_RETURNED' })
    expect(String(error)).toContain('`auth` (src/auth.ts)')
    expect(String(error)).toContain('`.server` function')
  })

  test('is not set on the base of the middleware', async () => {
    const error = await rejectionOf(
      createServerFn()
        .middleware([forgetful])
        .handler(() => 0)(),
    )
    expect(error).toMatchObject({ code: 'NEXT_NOT_RETURNED' })
    expect(String(error)).not.toContain('auth')
  })

  test('keeps the middleware a builder that can be continued', async () => {
    const base = namedMiddleware(
      start().client(({ next }) => next({ sendContext: { sent: 1 } })),
      { name: 'base', filename: 'src/base.ts' },
    )
    const continued = base.server(({ next }) => next({ context: { set: 2 } }))
    const fn = createServerFn()
      .middleware([continued])
      .handler(({ context }) => ({ ...context }))
    expect(await fn()).toEqual({ sent: 1, set: 2 })
  })
})
