import { startWith, travel } from '../../support/three-transports.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createMiddleware,
  createSerializationAdapter,
  createServerFn,
  ServerFnError,
  type ErrorReport,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { quotaError, QuotaError } from '../../support/outcomes/quota-error.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const HTTP_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const

const raise = (value: unknown): never => {
  throw value
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(HTTP_TRANSPORTS)('onError, %s,', (transport) => {
  const rows: readonly (readonly [string, () => unknown])[] = [
    ['an unexpected error', () => new Error('secret')],
    ['an error of the app', () => new ServerFnError('GONE', { status: 410 })],
    ['an error with an adapter', () => new QuotaError(3)],
  ]

  test.each(rows)('receives %s before the response', async (_what, make) => {
    const order: string[] = []
    const thrown = make()
    const around = createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      order.push('the answer passes the middleware of the app')
      return outcome
    })
    startWith({
      requestMiddleware: [around],
      serializationAdapters: [quotaError],
      serverFns: { onError: ({ error }) => order.push(`onError: ${error === thrown}`) },
    })
    await rejectionOf(travel(transport, post(), () => raise(thrown)).call())
    order.push('the caller')
    expect(order).toEqual([
      'onError: true',
      'the answer passes the middleware of the app',
      'the caller',
    ])
  })

  test.each(rows)(
    'that throws or rejects leaves the response to %s unchanged and is logged',
    async (_what, make) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const answered: unknown[] = []
      const hooks = [
        () => {},
        () => raise(new Error('hook')),
        () => Promise.reject(new Error('hook')),
      ]
      for (const onError of hooks) {
        startWith({ serializationAdapters: [quotaError], serverFns: { onError } })
        const { call, answers } = travel(transport, post(), () => raise(make()))
        await rejectionOf(call())
        const body = await answers[0]?.text()
        answered.push([answers[0]?.status, body?.replace(/"errorId":"[^"]+"/, '')])
      }
      expect(answered[1]).toEqual(answered[0])
      expect(answered[2]).toEqual(answered[0])
      expect(
        log.mock.calls.filter(([text]) => String(text).includes('`onError` itself')),
      ).toHaveLength(2)
    },
  )
})

/** Reports about one call of a function of an app with these adapters. */
async function reportsOf(
  handle: () => unknown,
  serializationAdapters: readonly ReturnType<typeof createSerializationAdapter<Error, object>>[],
): Promise<readonly [unknown, readonly ErrorReport[]]> {
  const reports: ErrorReport[] = []
  startWith({
    serializationAdapters,
    serverFns: { onError: (report) => reports.push(report) },
  })
  return [await rejectionOf(wire(post(), handle).client()), reports]
}

const adapter = (parts: {
  readonly test?: (value: unknown) => boolean
  readonly write?: () => object
}) =>
  createSerializationAdapter<Error, object>({
    key: 'row',
    test: (value): value is Error => parts.test?.(value) ?? value instanceof RangeError,
    toSerializable: parts.write ?? (() => ({})),
    fromSerializable: () => new RangeError(),
  })

describe('an error that cannot be serialized', () => {
  const rows: readonly (readonly [string, () => unknown, ReturnType<typeof adapter>])[] = [
    [
      'an app’s error with a function in its data',
      () => raise(new ServerFnError('GONE', { data: { save: () => {} } })),
      adapter({}),
    ],
    [
      'an error whose adapter throws',
      () => raise(new RangeError('own')),
      adapter({ write: () => raise(new TypeError('adapter')) }),
    ],
    [
      'an error whose adapter throws one of its own kind',
      () => raise(new RangeError('own')),
      adapter({ write: () => raise(new RangeError('adapter')) }),
    ],
    [
      'an error whose adapter returns a value that cannot be sent',
      () => raise(new RangeError('own')),
      adapter({ write: () => ({ save: () => {} }) }),
    ],
    [
      'an error whose adapter throws in its test',
      () => raise(new Error('own')),
      adapter({ test: (value) => value instanceof Error && raise(new TypeError('adapter')) }),
    ],
    [
      'a value that throws on access',
      () => {
        const value: object = {
          get isNotFound() {
            return raise(value)
          },
        }
        raise(value)
      },
      adapter({}),
    ],
  ]

  test.each(rows)('is masked and reported once: %s', async (_what, handle, own) => {
    const [error, reports] = await reportsOf(handle, [own])
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
    expect(reports.map(({ errorId }) => errorId)).toEqual([(error as ServerFnError).errorId])
  })
})
