import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, SeamlineError } from '../../../src/index.ts'
import { serverServerFn } from '../../../src/internal/server.ts'
import { thrownBy } from '../../support/failures.ts'

const marking = <TKey extends string>(key: TKey) =>
  createMiddleware({ type: 'function' }).server(({ next }) =>
    next({ context: { [key]: true } as Record<TKey, true> }),
  )

const handler = () => 0

describe('a builder is immutable', () => {
  test('each method returns another builder and leaves its own unchanged', async () => {
    const base = createServerFn()
    const withMiddleware = base.middleware([marking('a')])
    const withValidator = withMiddleware.inputValidator(z.string())
    expect(withMiddleware).not.toBe(base)
    expect(withValidator).not.toBe(withMiddleware)
    expect(await base.handler(({ context }) => Object.keys(context))()).toEqual([])
    expect(await withMiddleware.handler(({ data }) => data)()).toBeUndefined()
    expect(await withValidator.handler(({ data }) => data)({ data: 'x' })).toBe('x')
  })

  test('two branches of one base are independent', async () => {
    const base = createServerFn({ method: 'POST' }).middleware([marking('base')])
    const left = base.middleware([marking('left')])
    const right = base.middleware([marking('right')])
    const leaf = left.middleware([marking('leaf')])
    const keysOf = (builder: Pick<typeof base, 'handler'>) =>
      builder.handler(({ context }) => Object.keys(context))()
    expect(await keysOf(left)).toEqual(['base', 'left'])
    expect(await keysOf(right)).toEqual(['base', 'right'])
    expect(await keysOf(leaf)).toEqual(['base', 'left', 'leaf'])
    expect(await keysOf(base)).toEqual(['base'])
  })

  test('two validators on one base are independent', async () => {
    const base = createServerFn()
    const text = base.inputValidator(z.string()).handler(({ data }) => data)
    const number = base.validator(z.number()).handler(({ data }) => data)
    expect(await text({ data: 'a' })).toBe('a')
    expect(await number({ data: 1 })).toBe(1)
    await expect(text({ data: 1 as never })).rejects.toThrow()
  })

  test('two handlers on one builder are independent', async () => {
    const base = createServerFn()
    const one = base.handler(() => 1)
    const two = base.handler(() => 2)
    expect([await one(), await two(), await one()]).toEqual([1, 2, 1])
  })

  test('a builder cannot be changed', () => {
    const builder = createServerFn()
    expect(Object.isFrozen(builder)).toBe(true)
    expect(() => Object.assign(builder, { handler: () => 0 })).toThrow(TypeError)
  })

  test('the passed options and list are neither changed nor kept', async () => {
    const options: { method?: 'GET' | 'POST' } = {}
    const list = [marking('a')]
    const builder = createServerFn(options).middleware(list)
    options.method = 'POST'
    list.push(marking('a'))
    list.length = 0
    const fn = builder.handler(({ context }) => Object.keys(context))
    expect(fn.method).toBe('GET')
    expect(await fn()).toEqual(['a'])
    expect(Object.keys(createServerFn(Object.freeze({})))).toContain('handler')
  })

  test('the method is GET by default', () => {
    expect(createServerFn().handler(handler).method).toBe('GET')
    expect(createServerFn({}).handler(handler).method).toBe('GET')
    expect(createServerFn({ method: 'GET' }).handler(handler).method).toBe('GET')
    expect(createServerFn({ method: 'POST' }).handler(handler).method).toBe('POST')
  })

  test('repeated middleware lists are appended', async () => {
    const fn = createServerFn()
      .middleware([marking('a'), marking('b')])
      .middleware([marking('c')])
      .handler(({ context }) => Object.keys(context))
    expect(await fn()).toEqual(['a', 'b', 'c'])
  })
})

test('a server function builder in the list contributes only its middleware', async () => {
  const base = createServerFn({ method: 'POST' })
    .middleware([marking('base')])
    .inputValidator(z.object({ required: z.string() }))
  const fn = createServerFn()
    .middleware([base])
    .handler(({ context }) => Object.keys(context))
  expect(fn.method).toBe('GET')
  expect(await fn()).toEqual(['base'])
})

describe('misuse throws at its place', () => {
  const fn = createServerFn
  /** The mistake in words, the code, a text of the message, and the mistake itself. */
  const MISUSES: readonly (readonly [string, string, string, () => unknown])[] = [
    ['another method', 'INVALID_OPTION', 'createServerFn()', () => fn({ method: 'PUT' as never })],
    ['a method in lower case', 'INVALID_OPTION', '"post"', () => fn({ method: 'post' as never })],
    [
      'a method that is not a string',
      'INVALID_OPTION',
      'createServerFn()',
      () => fn({ method: 5 as never }),
    ],
    [
      'an undefined entry in the middleware list',
      'NOT_A_MIDDLEWARE',
      'Entry 1',
      () => fn().middleware([marking('a'), undefined as never]),
    ],
    [
      'a function in the middleware list',
      'NOT_A_MIDDLEWARE',
      'type function',
      () => fn().middleware([(() => {}) as never]),
    ],
    [
      'an object of the right shape without the brand',
      'NOT_A_MIDDLEWARE',
      'Entry 0',
      () => fn().middleware([{ middleware: [], client: undefined, server() {} } as never]),
    ],
    [
      'null in the middleware list',
      'NOT_A_MIDDLEWARE',
      'null',
      () => fn().middleware([null as never]),
    ],
    [
      'a finished server function in the middleware list',
      'NOT_A_MIDDLEWARE',
      'Entry 0',
      () => fn().middleware([fn().handler(() => 0) as never]),
    ],
    [
      'a string as validator',
      'INVALID_VALIDATOR',
      'type string',
      () => fn().inputValidator('string' as never),
    ],
    [
      'no validator',
      'INVALID_VALIDATOR',
      'undefined',
      () => fn().inputValidator(undefined as never),
    ],
    [
      'null as validator, under the newer name',
      'INVALID_VALIDATOR',
      'null',
      () => fn().validator(null as never),
    ],
    [
      'an object without parse as validator',
      'INVALID_VALIDATOR',
      'type Object',
      () => fn().inputValidator({ parse: 'not a function' } as never),
    ],
    [
      'a second validator',
      'METHOD_OUT_OF_ORDER',
      'inputValidator',
      () => {
        const after: unknown = fn().inputValidator(z.string())
        return (after as ReturnType<typeof createServerFn>).inputValidator(z.string())
      },
    ],
    ['no handler', 'HANDLER_MISSING', '.handler(', () => fn().handler(undefined as never)],
    [
      'an object as handler',
      'INVALID_MIDDLEWARE_FN',
      '.handler()',
      () => fn().handler({} as never),
    ],
    [
      'no handler in compiled code',
      'HANDLER_MISSING',
      '.handler(',
      () => {
        const meta = { id: 'x', name: 'x', filename: 'x.ts' }
        return serverServerFn(fn() as never, meta, undefined as never)
      },
    ],
  ]

  test.each(MISUSES)('refuses %s with %s', (_what, code, names, make) => {
    const error = thrownBy(make)
    expect(error).toBeInstanceOf(SeamlineError)
    expect(error).toMatchObject({ code, name: 'SeamlineError' })
    expect(String(error)).toContain(names)
    expect(String(error)).toContain(`(${code})`)
  })

  test.each(MISUSES)('%s throws the same error each time', (...[, , , make]) => {
    const [first, second] = [thrownBy(make), thrownBy(make)]
    expect(second).not.toBe(first)
    expect(String(second)).toBe(String(first))
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['an object', {}],
    ['a middleware', marking('a')],
  ])('refuses %s as the middleware list', (_what, list) => {
    expect(thrownBy(() => fn().middleware(list as never))).toBeInstanceOf(SeamlineError)
  })

  test('a refused step leaves the builder usable', async () => {
    const base = fn().middleware([marking('a')])
    thrownBy(() => base.middleware([undefined as never]))
    thrownBy(() => base.inputValidator(undefined as never))
    expect(await base.handler(({ context }) => Object.keys(context))()).toEqual(['a'])
  })
})
