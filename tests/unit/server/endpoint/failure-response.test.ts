import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ServerFnError } from '../../../../src/index.ts'
import { setResponseHeader, setResponseStatus } from '../../../../src/server.ts'
import { rejectionOf } from '../../../support/failures.ts'
import { errorOf } from '../../../support/raw-requests.ts'
import { wire } from '../../../support/wired-fn.ts'

const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

afterEach(() => logged.mockClear())

const SENTINEL = 'what-no-caller-may-see'

class DatabaseError extends Error {
  readonly connection = SENTINEL
}

function withStack(): Error {
  const error = new Error('no row')
  error.stack = `Error: no row\n    at ${SENTINEL} (/srv/app/db.ts:1:1)`
  return error
}

/** Unexpected errors, each with the sentinel in another place. */
const UNEXPECTED: readonly (readonly [string, unknown])[] = [
  ['its message', new Error(SENTINEL)],
  ['its stack', withStack()],
  ['a field of its own', new DatabaseError('no row')],
  ['its cause', new Error('no row', { cause: new Error(SENTINEL) })],
  ['its name', Object.assign(new Error('no row'), { name: SENTINEL })],
  ['an aggregated error', new AggregateError([new Error(SENTINEL)], 'several')],
  ['a code', Object.assign(new Error('no row'), { code: SENTINEL, status: 200 })],
  ['a thrown string', SENTINEL],
  ['a thrown object', { message: SENTINEL, code: 'GONE', status: 410 }],
  ['the description of a symbol', Symbol(SENTINEL)],
  ['a thrown function', () => SENTINEL],
]

const throwing = (error: unknown) => () => {
  throw error
}

/** The sources of an error. */
const PLACES: readonly (readonly [string, (error: unknown) => Promise<Response>])[] = [
  ['a handler', (error) => wire(createServerFn(), throwing(error)).send()],
  [
    'an asynchronous handler',
    (error) =>
      wire(createServerFn(), async () => {
        await new Promise(setImmediate)
        throw error
      }).send(),
  ],
  [
    'a middleware before next',
    (error) => {
      const failing = createMiddleware({ type: 'function' }).server(throwing(error))
      return wire(createServerFn().middleware([failing]), () => 0).send()
    },
  ],
  [
    'a middleware after next',
    (error) => {
      const failing = createMiddleware({ type: 'function' }).server(async ({ next }) => {
        await next()
        throw error
      })
      return wire(createServerFn().middleware([failing]), () => 0).send()
    },
  ],
  [
    'a Standard Schema that breaks',
    (error) => {
      const schema = { version: 1, vendor: 'tests', validate: throwing(error) } as const
      return wire(createServerFn().inputValidator({ '~standard': schema }), () => 0).send()
    },
  ],
  [
    'a getter in a result',
    (error) =>
      wire(createServerFn(), () =>
        Object.defineProperty({}, 'a', { get: throwing(error), enumerable: true }),
      ).send(),
  ],
]

describe.each(PLACES)('an unexpected error of %s', (_place, failWith) => {
  test.each(UNEXPECTED)('with a secret in %s is masked', async (_where, error) => {
    const response = await failWith(error)
    expect(response.status).toBe(500)
    const answer = [
      await response.clone().text(),
      JSON.stringify([...response.headers]),
      response.statusText,
    ].join('\n')
    expect(answer).not.toContain(SENTINEL)
    expect(answer).not.toContain('no row')
    expect(answer).not.toContain('db.ts')
    const { code, type, errorId, ...rest } = await errorOf(response)
    expect([type, code]).toEqual(['app', 'INTERNAL_SERVER_ERROR'])
    expect(Object.keys(rest)).toEqual(['message'])
    expect(errorId).toMatch(/^[\w-]{8,}$/)
  })
})

describe('an unexpected error', () => {
  test('is in the log with the id that its caller received, and with its place', async () => {
    const failure = new DatabaseError('no row')
    const { send, server } = wire(createServerFn(), throwing(failure))
    const { errorId } = await errorOf(await send())
    expect(logged).toHaveBeenCalledTimes(1)
    const [text, error] = logged.mock.calls[0] ?? []
    expect(error).toBe(failure)
    expect(text).toContain(errorId)
    expect(text).toContain(server.serverFnMeta.name)
    expect(text).toContain('tests/fn.ts')
  })

  test('has a different id each time', async () => {
    const { send } = wire(createServerFn(), throwing(new Error('x')))
    const ids = [await send(), await send()].map(async (each) => (await errorOf(each)).errorId)
    const [first, second] = await Promise.all(ids)
    expect(first).not.toBe(second)
  })

  test('is a ServerFnError with that id for the client', async () => {
    const { client } = wire(createServerFn(), throwing(new TypeError('x')))
    const error = await rejectionOf(client())
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500, data: undefined })
    expect((error as ServerFnError).errorId).toEqual(expect.any(String))
    expect((error as ServerFnError).message).toBe('The server failed. Try again later.')
  })

  test('may be undefined', async () => {
    for (const nothing of [undefined, null]) {
      const { send } = wire(createServerFn(), throwing(nothing))
      expect((await send()).status).toBe(500)
    }
  })

  test('has status 500 regardless of the explicit status', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseStatus(404)
      throw new Error('x')
    })
    expect((await send()).status).toBe(500)
  })

  test('keeps the headers and cookies set before', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseHeader('x-set', 'v')
      setResponseHeader('set-cookie', ['a=1', 'b=2'])
      throw new Error('x')
    })
    const response = await send()
    expect(response.headers.get('x-set')).toBe('v')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('may be a usage error: a middleware without an outcome', async () => {
    const forgetful = createMiddleware({ type: 'function' }).server((() => undefined) as never)
    const response = await wire(createServerFn().middleware([forgetful]), () => 0).send()
    expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(logged.mock.calls[0]?.[1]).toMatchObject({ code: 'NEXT_NOT_RETURNED' })
  })
})

describe('an error of the app', () => {
  test('is sent with code, message and data only', async () => {
    const cause = new Error(SENTINEL)
    const error = new ServerFnError('GONE', {
      message: 'Gone.',
      data: { id: 1 },
      status: 410,
      cause,
    })
    const { send } = wire(createServerFn(), throwing(Object.assign(error, { extra: SENTINEL })))
    const response = await send()
    expect(response.status).toBe(410)
    expect(await response.json()).toEqual({
      error: { type: 'app', code: 'GONE', message: 'Gone.', data: { id: 1 } },
    })
    expect(logged).not.toHaveBeenCalled()
  })

  test.each([
    ['its own', { status: 401 }, undefined, 401],
    ['its own before the explicit one', { status: 401 }, 422, 401],
    ['the explicit one without its own', {}, 422, 422],
    ['500 without either', {}, undefined, 500],
    ['500 if the explicit one is not a failure', {}, 201, 500],
    ['500 if its own is not a failure', { status: 200 }, undefined, 500],
    ['500 if its own is a redirect', { status: 302 }, undefined, 500],
    ['500 if its own is out of range', { status: 1_000 }, undefined, 500],
    ['500 if its own is not an integer', { status: 404.5 }, undefined, 500],
    ['the explicit one if its own is not a failure', { status: 200 }, 409, 409],
  ])('has as its status %s', async (_what, options, chosen, status) => {
    const { client, responses } = wire(createServerFn(), () => {
      if (chosen !== undefined) setResponseStatus(chosen)
      throw new ServerFnError('X', options)
    })
    expect(await rejectionOf(client())).toMatchObject({ code: 'X', status })
    expect(responses[0]?.status).toBe(status)
  })

  test('of a subclass arrives as a ServerFnError', async () => {
    class QuotaError extends ServerFnError<{ readonly left: number }> {}
    const { client } = wire(
      createServerFn(),
      throwing(new QuotaError('QUOTA', { status: 429, data: { left: 0 } })),
    )
    expect(await rejectionOf(client())).toMatchObject({ code: 'QUOTA', data: { left: 0 } })
  })

  test('may be thrown by a middleware', async () => {
    const refusing = createMiddleware({ type: 'function' }).server(
      throwing(new ServerFnError('UNAUTHORIZED', { status: 401 })),
    )
    const { client } = wire(createServerFn().middleware([refusing]), () => 0)
    expect(await rejectionOf(client())).toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
  })

  test('is not imitated by an object of the same shape', async () => {
    const lookalike = Object.assign(new Error(SENTINEL), {
      name: 'ServerFnError',
      code: 'GONE',
      status: 410,
      data: {},
    })
    const response = await wire(createServerFn(), throwing(lookalike)).send()
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain(SENTINEL)
  })
})

describe('a validation failure', () => {
  test('arrives with its issues and status 400, and is not logged', async () => {
    const { send } = wire(createServerFn().inputValidator(z.object({ a: z.number() })), () => 0)
    const response = await send({ query: '?input={"data":{"a":"x"}}' })
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({
      type: 'validation',
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['a'], message: expect.any(String) as unknown }],
    })
    expect(logged).not.toHaveBeenCalled()
  })

  test('keeps status 400 regardless of the explicit status', async () => {
    const choosing = createMiddleware({ type: 'function' }).server(({ next }) => {
      setResponseStatus(422)
      return next()
    })
    const { send } = wire(
      createServerFn().middleware([choosing]).inputValidator(z.string()),
      () => 0,
    )
    expect((await send()).status).toBe(400)
  })
})

describe('the endpoint always responds', () => {
  test.each([
    ['a reason phrase of several lines', () => setResponseStatus(200, 'two\nlines')],
    ['a reason phrase beyond Latin-1', () => setResponseStatus(200, '完了')],
    ['a status beyond 599', () => setResponseStatus(999)],
    ['a status below 200', () => setResponseStatus(101)],
    ['a status that is not a number', () => setResponseStatus(Number.NaN)],
    ['a header name with a space', () => setResponseHeader('bad name', 'v')],
    ['a header value of several lines', () => setResponseHeader('x-name', 'a\r\nset-cookie: b=1')],
    ['a header value beyond Latin-1', () => setResponseHeader('x-name', '完了')],
  ])('although a function set %s', async (_what, set) => {
    for (const end of [() => 'value', throwing(new Error('x'))]) {
      const { send } = wire(createServerFn(), () => {
        set()
        return end()
      })
      const response = await send()
      expect(response.status).toBe(500)
      expect(response.headers.get('x-seamline')).toBe('1; error')
      expect(response.headers.has('set-cookie')).toBe(false)
      expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    }
  })

  test.each([
    ['returned', (response: Response) => response],
    [
      'thrown',
      (response: Response) => {
        throw response
      },
    ],
  ])('although a Response was %s that has been read before', async (_how, end) => {
    const { send } = wire(createServerFn(), async () => {
      const response = new Response('read')
      await response.text()
      return end(response)
    })
    const response = await send()
    expect(response.status).toBe(500)
    expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  })

  test.each([
    ['returned', (response: Response) => response],
    [
      'thrown',
      (response: Response) => {
        throw response
      },
    ],
  ])('although Response.error() was %s', async (_how, end) => {
    const response = await wire(createServerFn(), () => end(Response.error())).send()
    expect(response.status).toBe(500)
    expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  })
})
