import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { notFound, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import {
  createServerFn,
  ServerFnError,
  ValidationError,
  type ErrorReport,
} from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { listOf, readableOf } from '../../support/streams.ts'

const post = () => createServerFn({ method: 'POST' })
const SECRET = 'postgres://admin:hunter2@db'
const OVER_HTTP = TRANSPORTS.filter((transport) => transport !== 'in process')

/** Places that may fail after the response has begun. */
const PLACES: Readonly<Record<string, (thrown: unknown) => unknown>> = {
  'a generator, at its first item': async function* (thrown) {
    yield Promise.reject(thrown)
  },
  'a generator, later': async function* (thrown) {
    yield 1
    throw thrown
  },
  'a promise': (thrown) => ({ later: Promise.reject(thrown) }),
  'a promise in an item': async function* (thrown) {
    yield { later: Promise.reject(thrown) }
  },
  'a stream': (thrown) => new ReadableStream({ pull: () => Promise.reject(thrown) }),
}

const later = () => Promise.reject(new Error(SECRET))

/** The failure of awaiting the whole result. */
async function failureIn(result: unknown): Promise<unknown> {
  if (typeof result !== 'object' || result === null) throw new Error('nothing in it fails')
  if ('later' in result) return rejectionOf(result.later as Promise<unknown>)
  const items = result as AsyncIterable<unknown>
  const iterator = items[Symbol.asyncIterator]()
  for (;;) {
    const step = await iterator.next().catch((thrown: unknown) => ({ thrown }))
    if ('thrown' in step) return step.thrown
    if (step.done === true) throw new Error('it ended without a failure')
    if (typeof step.value === 'object') return failureIn(step.value)
  }
}

const reported = () => {
  const reports: ErrorReport[] = []
  startWith({ serverFns: { onError: (report) => void reports.push(report) } })
  return reports
}

test.each(TRANSPORTS)('an iterator that returns an invalid step fails, %s', async (transport) => {
  reported()
  let left = 3
  const { call } = travel(transport, post(), () => ({
    // Finite, so that this test fails if steps are not checked.
    [Symbol.asyncIterator]: () => ({
      next: async () => (left-- > 0 ? (5 as never) : { done: true as const, value: undefined }),
    }),
  }))
  const items = await call()
  await expect(listOf(items)).rejects.toThrow()
})

describe.each(OVER_HTTP)('a failure after the response has begun, %s,', (transport) => {
  describe.each(Object.entries(PLACES))('in %s', (_place, failing) => {
    const failed = async (thrown: unknown) => {
      const reports = reported()
      const { call } = travel(transport, post(), () => failing(thrown))
      return { error: await failureIn(await call()), reports }
    }

    test('of the app arrives as it was thrown', async () => {
      const thrown = new ServerFnError('GONE', {
        message: 'no',
        data: { at: new Date(1) },
        status: 410,
      })
      const { error, reports } = await failed(thrown)
      expect(error).toBeInstanceOf(ServerFnError)
      expect(error).toMatchObject({
        code: 'GONE',
        message: 'no',
        data: { at: new Date(1) },
        status: 410,
      })
      expect(reports).toMatchObject([{ error: thrown, errorId: undefined }])
    })

    test('that is unexpected arrives masked and is reported once', async () => {
      const thrown = Object.assign(new Error(SECRET), { query: SECRET, cause: SECRET })
      const { error, reports } = await failed(thrown)
      expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
      expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
      expect(reports).toMatchObject([{ error: thrown, errorId: (error as ServerFnError).errorId }])
    })

    test('of a validator arrives with its issues', async () => {
      const issues = [{ message: 'short', path: ['name'] }]
      const { error } = await failed(new ValidationError(issues))
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toMatchObject({ issues, status: 400 })
    })

    test('by a redirect or a not-found arrives unchanged', async () => {
      const redirected = (await failed(redirect({ to: '/login', throw: false }))).error as Response
      expect(redirected).toMatchObject({ status: 307, options: { to: '/login' } })
      const { error, reports } = await failed(notFound())
      expect(error).toMatchObject({ isNotFound: true })
      expect(reports).toEqual([])
    })

    test('by a `Response` is masked, because a stream cannot carry it', async () => {
      const { error, reports } = await failed(new Response('late', { status: 418 }))
      expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
      expect(reports).toMatchObject([{ error: { code: 'RESULT_NOT_SERIALIZABLE' } }])
    })
  })

  test('by an item that cannot be sent ends its stream, by name, and no other', async () => {
    const reports = reported()
    const left = happening()
    const { call } = travel(transport, post(), () => ({
      broken: (async function* (): AsyncGenerator<unknown, void, undefined> {
        try {
          yield { user: { save: () => SECRET, other: Promise.reject(new Error(SECRET)) } }
          yield 'never asked for'
        } finally {
          left.resolve()
        }
      })(),
      whole: readableOf([1, 2]),
    }))
    const { broken, whole } = await call()
    expect(await rejectionOf(broken.next())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    await left.promise
    expect(await broken.next()).toEqual({ done: true, value: undefined })
    expect(reports).toMatchObject([
      {
        error: {
          code: 'RESULT_NOT_SERIALIZABLE',
          message: expect.stringContaining('item.user.save: functions cannot be sent'),
        },
      },
    ])
    const reader = whole.getReader()
    expect([await reader.read(), await reader.read()].map(({ value }) => value)).toEqual([1, 2])
    expect(await reader.read()).toEqual({ done: true, value: undefined })
  })

  test('is reported even if the caller has disconnected', async () => {
    const reports: unknown[] = []
    const failureReported = happening()
    const onError = ({ error }: ErrorReport) => {
      reports.push(error)
      failureReported.resolve()
    }
    startWith({ serverFns: { onError } })
    const thrown = new Error('the file would not close')
    const { call } = travel(transport, post(), async function* () {
      try {
        for (;;) yield 1
      } finally {
        // oxlint-disable-next-line no-unsafe-finally -- the case at hand
        throw thrown
      }
    })
    for await (const item of await call()) if (item === 1) break
    await failureReported.promise
    expect(reports).toEqual([thrown])
  })

  test('before the response leaves no stream open and no rejection unhandled', async () => {
    reported()
    const unhandled: unknown[] = []
    const note = (thrown: unknown) => unhandled.push(thrown)
    process.on('unhandledRejection', note)
    const cancelled = happening()
    const { call } = travel(transport, post(), () => ({
      first: later(),
      map: new Map([[{ deep: [later()] }, new Set([later()])]]),
      stream: new ReadableStream({ cancel: () => cancelled.resolve() }),
      save: () => SECRET,
      last: later(),
    }))
    expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    await cancelled.promise
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  test('with data over the size of a frame is masked, and the others continue', async () => {
    reported()
    const { call } = travel(transport, post(), () => ({
      broken: (async function* () {
        yield 1
        throw new ServerFnError('BIG', { data: 'x'.repeat(17 << 20) })
      })(),
      whole: readableOf([1, 2]),
    }))
    const { broken, whole } = await call()
    await broken.next()
    expect(await rejectionOf(broken.next())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect((await whole.getReader().read()).value).toBe(1)
  })

  test('does not touch streams within an instance that cannot be sent', async () => {
    reported()
    class Connection {
      readonly body = readableOf([1])
    }
    const connection = new Connection()
    const { call } = travel(transport, post(), () => ({ connection }) as object)
    expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(await connection.body.getReader().read()).toEqual({ done: false, value: 1 })
  })

  test('by a locked stream is reported by name', async () => {
    const reports = reported()
    const stream = readableOf([1])
    stream.getReader()
    const { call } = travel(transport, post(), () => ({
      rows: stream,
      late: Promise.reject(new Error('x')),
    }))
    expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(reports).toMatchObject([{ error: { code: 'RESULT_NOT_SERIALIZABLE' } }])
  })

  test('by more than 1,024 concurrent streams and promises is refused', async () => {
    const reports = reported()
    const { call } = travel(transport, post(), () => Array.from({ length: 1025 }, async () => 1))
    expect(await rejectionOf(call())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(reports).toMatchObject([{ error: { code: 'RESULT_NOT_SERIALIZABLE' } }])
    const { call: fewer } = travel(transport, post(), () =>
      Array.from({ length: 1024 }, async () => 1),
    )
    expect(await Promise.all(await fewer())).toHaveLength(1024)
  })

  test('by an item of more than 16 MiB is refused, and the item is disposed', async () => {
    reported()
    const cancelled = happening()
    const { call } = travel(transport, post(), async function* () {
      yield {
        text: 'x'.repeat(16 * 1024 * 1024),
        stream: new ReadableStream({ cancel: () => cancelled.resolve() }),
      }
    })
    expect(await rejectionOf((await call()).next())).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    })
    await cancelled.promise
  })
})

test('in process, a failure arrives as it was thrown', async () => {
  const thrown = new Error(SECRET)
  for (const failing of Object.values(PLACES)) {
    const { call } = travel('in process', post(), () => failing(thrown))
    expect(await failureIn(await call())).toBe(thrown)
  }
})
