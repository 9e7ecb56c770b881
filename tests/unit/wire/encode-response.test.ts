import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { errorOf } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

class Point {
  readonly x = 'sentinel'
}

class Points {
  *[Symbol.iterator]() {
    yield 'sentinel'
  }
}

/** Values that must not be part of a result. */
const UNSENDABLE: readonly (readonly [string, unknown])[] = [
  ['a function', () => 'sentinel'],
  ['a class', Point],
  ['an instance', new Point()],
  ['a symbol', Symbol('sentinel')],
  ['a blob', new Blob(['sentinel'])],
  ['a file', new File(['sentinel'], 'sentinel.txt')],
  ['form data', new FormData()],
  ['headers', new Headers()],
  ['an iterable instance', new Points()],
  ['a weak map', new WeakMap()],
  ['a key __proto__', JSON.parse('{"__proto__":{"sentinel":1}}')],
]

const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

afterEach(() => logged.mockClear())

describe.each(UNSENDABLE)('a result with %s', (_what, value) => {
  test.each([
    ['itself', (each: unknown) => each],
    ['in an object', (each: unknown) => ({ deep: [{ each }] })],
    ['beside a date', (each: unknown) => ({ at: new Date(0), each })],
  ])('%s becomes a masked failure', async (_where, place) => {
    const { client, responses } = wire(createServerFn(), () => place(value))
    const error = await rejectionOf(client())
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
    const text = await responses[0]?.text()
    expect(text).not.toContain('sentinel')
    const [, reported] = logged.mock.calls[0] ?? []
    expect(reported).toMatchObject({ name: 'SeamlineError', code: 'RESULT_NOT_SERIALIZABLE' })
    expect(logged).toHaveBeenCalledTimes(1)
  })
})

test('the report of an unsendable result names the function', async () => {
  const { client, server } = wire(createServerFn(), () => () => 0)
  await rejectionOf(client())
  expect(String(logged.mock.calls[0]?.[1])).toContain(String(server.serverFnMeta.name))
})

test('a promise that rejects within an unsendable result is handled', async () => {
  const unhandled: unknown[] = []
  const noting = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', noting)
  const { client } = wire(createServerFn(), () => ({
    run: () => 0,
    late: Promise.reject(new Error('late')),
  }))
  expect(await rejectionOf(client())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  await new Promise(setImmediate)
  process.off('unhandledRejection', noting)
  expect(unhandled).toEqual([])
})

test('a context that cannot be sent is masked as well', async () => {
  const sending = createMiddleware({ type: 'function' }).server(({ next }) =>
    next({ sendContext: { run: () => 0 } as object }),
  )
  const { client } = wire(createServerFn().middleware([sending]), () => 'value')
  expect(await rejectionOf(client())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  expect(logged.mock.calls[0]?.[1]).toMatchObject({ code: 'RESULT_NOT_SERIALIZABLE' })
})

const failingWith = (data: unknown) =>
  wire(createServerFn(), () => {
    throw new ServerFnError('GONE', { status: 410, data })
  })

describe('the data of an error', () => {
  test.each([
    ['plain', { id: 1, tags: ['a'] }],
    ['null', null],
    ['a date', { at: new Date(5) }],
    ['a map', new Map([['a', new Set([1n])]])],
    ['NaN', NaN],
  ])('may be %s', async (_what, data) => {
    const { client } = failingWith(data)
    const error = await rejectionOf(client())
    expect(error).toMatchObject({ code: 'GONE', status: 410 })
    expect((error as ServerFnError).data).toStrictEqual(data)
  })

  test('turns the failure into an unexpected one if it cannot be sent', async () => {
    const { send } = failingWith({ run: () => 'sentinel' })
    const response = await send()
    expect(response.status).toBe(500)
    expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(logged).toHaveBeenCalledTimes(1)
  })

  test('reduces nested errors to name and message', async () => {
    const inner = Object.assign(new Error('told'), { field: 'sentinel', stack: 'sentinel' })
    const { client, responses } = failingWith({ inner })
    const { data } = (await rejectionOf(client())) as ServerFnError<{ inner: Error }>
    expect(data?.inner).toBeInstanceOf(Error)
    expect(data?.inner.message).toBe('told')
    expect(await responses[0]?.text()).not.toContain('sentinel')
  })
})

describe('an error inside a result', () => {
  const failure = Object.assign(new RangeError('told', { cause: 'sentinel-cause' }), {
    password: 'sentinel-field',
    stack: 'sentinel-stack',
  })

  test('is sent with name and message only', async () => {
    const { client, responses } = wire(createServerFn(), () => ({ failure, list: [failure] }))
    const result = await client()
    expect(result.failure).toBeInstanceOf(Error)
    expect(result.failure.name).toBe('RangeError')
    expect(result.failure.message).toBe('told')
    expect(result.failure.cause).toBeUndefined()
    expect('password' in result.failure).toBe(false)
    expect(result.failure.stack).not.toContain('sentinel')
    expect(result.list[0]).toBeInstanceOf(Error)
    expect(await responses[0]?.text()).not.toContain('sentinel')
  })

  test('resolves the call if it is the whole result', async () => {
    const { client, responses } = wire(createServerFn(), () => failure)
    expect(await client()).toMatchObject({ name: 'RangeError', message: 'told' })
    expect(responses[0]?.status).toBe(200)
  })

  test.each([
    ['an aggregate', new AggregateError([failure], 'told')],
    [
      'a class of the app',
      Object.assign(new (class Custom extends Error {})('told'), { x: 'sentinel' }),
    ],
    ['an error of the platform', new DOMException('told', 'DataError')],
  ])('may be %s', async (_what, error) => {
    const { client, responses } = wire(createServerFn(), () => [error])
    const [result] = await client()
    expect(result).toBeInstanceOf(Error)
    expect(result).toMatchObject({ name: error.name, message: 'told' })
    expect(await responses[0]?.text()).not.toContain('sentinel')
  })
})
