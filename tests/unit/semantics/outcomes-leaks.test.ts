import { startWith, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createServerFn, ServerFnError, type ErrorReport } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { quotaError, QuotaError } from '../../support/outcomes/quota-error.ts'

const SECRET = 'what-no-caller-may-see'
const HTTP_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const

const raise = (value: unknown): never => {
  throw value
}

function withStack<T extends Error>(error: T): T {
  error.stack = `Error: no row\n    at ${SECRET} (/srv/app/db.ts:1:1)`
  return error
}

/** An error with a secret wherever an error can have one, except its name and message. */
function leaky<T extends Error>(error: T): T {
  const details = { password: SECRET, cause: new Error(SECRET), toJSON: () => SECRET }
  return Object.assign(withStack(error), details)
}

const throwingTrap = new Proxy(new Error('no row'), {
  getPrototypeOf: () => raise(new Error(SECRET)),
})

const HANDLERS: readonly (readonly [string, () => unknown])[] = [
  ['in a message', () => raise(new Error(SECRET))],
  ['in a stack', () => raise(withStack(new Error('no row')))],
  ['in fields, a cause and toJSON', () => raise(leaky(new Error('no row')))],
  [
    'in the cause of a cause',
    () => raise(new Error('a', { cause: new Error('b', { cause: new Error(SECRET) }) })),
  ],
  ['in a name', () => raise(Object.assign(new Error('no row'), { name: SECRET }))],
  ['in one of several errors', () => raise(new AggregateError([new Error(SECRET)], 'several'))],
  [
    'in a getter',
    () =>
      raise(Object.defineProperty(new Error('a'), 'b', { get: () => SECRET, enumerable: true })),
  ],
  [
    'in a getter that throws',
    () =>
      raise({
        get isNotFound() {
          return raise(new Error(SECRET))
        },
      }),
  ],
  ['in toString', () => raise({ toString: () => SECRET })],
  ['in a thrown string', () => raise(SECRET)],
  ['in the trap of a proxy', () => raise(throwingTrap)],
  [
    'in a rejecting promise of the result, beside a value that cannot be sent',
    () => ({ late: Promise.reject(new Error(SECRET)), save: () => SECRET }),
  ],
  [
    'in a getter of the result',
    () => ({
      get row() {
        return raise(new Error(SECRET))
      },
    }),
  ],
  ['in toJSON of the result', () => ({ row: { toJSON: () => SECRET } })],
]

/** Errors that the caller may see, with secrets around them. */
const VISIBLE: readonly (readonly [string, () => unknown])[] = [
  ['an error of the app', () => raise(leaky(new ServerFnError('GONE')))],
  [
    'an error within the data of an error of the app',
    () => raise(new ServerFnError('GONE', { data: { why: leaky(new TypeError('no row')) } })),
  ],
  ['an error with an adapter', () => raise(leaky(new QuotaError(3)))],
  [
    'an error of the app with a cyclic error in its data',
    () => {
      const data: Record<string, unknown> = { why: leaky(new TypeError('no row')) }
      data['self'] = data
      raise(new ServerFnError('GONE', { data }))
    },
  ],
]

async function bytesOf(answer: Response | undefined): Promise<string> {
  if (answer === undefined) throw new Error('There was no answer.')
  const headers = JSON.stringify([...answer.headers])
  return [answer.statusText, headers, await answer.clone().text()].join('\n')
}

const prepare = () => {
  const reports: ErrorReport[] = []
  const onError = (report: ErrorReport) => reports.push(report)
  startWith({ serializationAdapters: [quotaError], serverFns: { onError } })
  return reports
}

describe.each(HTTP_TRANSPORTS)('a secret of the server, %s,', (transport) => {
  test.each(HANDLERS)('is not sent %s, and onError runs once', async (_where, handle) => {
    const reports = prepare()
    const { call, answers } = travel(transport, createServerFn({ method: 'POST' }), handle)
    const error = await rejectionOf(call())
    expect(await bytesOf(answers[0])).not.toMatch(new RegExp(`${SECRET}|no row|db\\.ts`))
    expect(answers[0]?.status).toBe(500)
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) })
    expect(reports.map(({ errorId }) => errorId)).toEqual([(error as ServerFnError).errorId])
  })

  test.each(VISIBLE)('is not sent beside %s', async (_what, handle) => {
    const reports = prepare()
    const { call, answers } = travel(transport, createServerFn({ method: 'POST' }), handle)
    const error = await rejectionOf(call())
    expect(await bytesOf(answers[0])).not.toMatch(new RegExp(`${SECRET}|db\\.ts`))
    expect(error).not.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(reports).toMatchObject([{ errorId: undefined }])
  })

  test('is not sent in an error within a result', async () => {
    prepare()
    const { call, answers } = travel(transport, createServerFn({ method: 'POST' }), () => ({
      failed: [leaky(new TypeError('no row'))],
    }))
    expect(await call()).toMatchObject({ failed: [{ name: 'TypeError', message: 'no row' }] })
    expect(await bytesOf(answers[0])).not.toMatch(new RegExp(`${SECRET}|db\\.ts`))
  })
})
