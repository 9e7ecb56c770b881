import { afterEach, describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../../src/index.ts'
import { readBody } from '../../../../src/server/endpoint/read-body.ts'
import { DEFAULT_LIMITS } from '../../../../src/serialization/limits.ts'
import { promiseOf, type MaybePromise } from '../../../../src/utils/maybe-promise.ts'
import { rejectionOf } from '../../../support/failures.ts'
import { errorOf, post, watchedBody } from '../../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../../support/wired-fn.ts'

/** The error that a reading throws or rejects with. */
const failureOf = (reading: () => MaybePromise<unknown>): Promise<unknown> =>
  rejectionOf(promiseOf(reading))

const LIMIT = 1_048_576
const limits = { body: 10, bodyTimeout: 1_000 }
const bytes = (length: number) => new Uint8Array(length).fill(0x20)

afterEach(() => vi.useRealTimers())

/** A request with this body. */
function requestWith(body: ReadableStream<Uint8Array> | null, headers: HeadersInit = {}): Request {
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return new Request(`${ORIGIN}/x`, init)
}

/** JSON of exactly so many bytes. */
const jsonOf = (length: number) => `{"data":"${'x'.repeat(length - 11)}"}`

function counting() {
  const seen = { runs: 0 }
  const { client } = wire(
    createServerFn({ method: 'POST' }).inputValidator((data: string) => data.length),
    ({ data }) => {
      seen.runs++
      return data
    },
  )
  return { url: client.url, seen }
}

const chunksOf = (count: number, size: number) => Array.from({ length: count }, () => bytes(size))

/** Reads these chunks with a limit of 100 times 128 bytes. */
async function read(chunks: readonly Uint8Array[]) {
  const { stream, seen } = watchedBody(chunks)
  const body = promiseOf(() => readBody(requestWith(stream), { ...limits, body: 12_800 }))
  return { body: await body.catch((error: unknown) => error), seen }
}

describe('the size of a body', () => {
  test('has the documented limits', () => {
    expect(DEFAULT_LIMITS).toMatchObject({ body: LIMIT, bodyTimeout: 30_000 })
  })

  test.each([LIMIT - 1, LIMIT])('may be %i bytes', async (length) => {
    const { url, seen } = counting()
    const response = await post(url, jsonOf(length))
    expect(await response.json()).toEqual({ result: length - 11 })
    expect(seen.runs).toBe(1)
  })

  test.each([
    ['an honest length', (length: number) => ({ 'content-length': String(length) })],
    ['no length', () => ({})],
    ['a false length', () => ({ 'content-length': '10' })],
    ['a length that is not a number', () => ({ 'content-length': 'many' })],
    ['a negative length', () => ({ 'content-length': '-1' })],
  ])(
    'must not exceed the limit by one byte, with %s',
    async (_what, headersFor: (length: number) => object) => {
      const { url, seen } = counting()
      const headers = new Headers(headersFor(LIMIT + 1) as HeadersInit)
      const response = await post(url, jsonOf(LIMIT + 1), headers)
      expect(response.status).toBe(413)
      expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'PAYLOAD_TOO_LARGE' })
      expect(response.headers.get('connection')).toBe('close')
      expect(seen.runs).toBe(0)
    },
  )

  test('over the limit by its declared length is refused unread', async () => {
    const { stream, seen } = watchedBody([bytes(5)])
    const error = await failureOf(() =>
      readBody(requestWith(stream, { 'content-length': '11' }), limits),
    )
    expect(error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 })
    expect(seen.pulls).toBe(0)
  })

  test('is counted as it arrives, and the rest is not read', async () => {
    const chunks = Array.from({ length: 100 }, () => bytes(4))
    const { stream, seen } = watchedBody(chunks)
    const error = await failureOf(() => readBody(requestWith(stream), limits))
    expect(error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
    expect(seen.pulls).toBe(3)
    expect(seen.cancelled).toBe(true)
  })

  test.each([
    ['one piece', [10]],
    ['several pieces', [3, 3, 4]],
    ['empty pieces between', [0, 5, 0, 5, 0]],
  ])('at the limit arrives whole in %s', async (_what, sizes) => {
    let next = 0
    const chunks = sizes.map((size) => Uint8Array.from({ length: size }, () => next++))
    const { stream } = watchedBody(chunks)
    expect([...(await readBody(requestWith(stream), limits))]).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })

  test('counts each chunk as 128 bytes at least, but the first thousand', async () => {
    expect((await read(chunksOf(1_100, 1))).body).toHaveLength(1_100)
    expect((await read(chunksOf(100, 128))).body).toHaveLength(12_800)
    const { body, seen } = await read(chunksOf(5_000, 1))
    expect(body).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 })
    expect(seen).toEqual({ pulls: 1_102, cancelled: true })
  })

  test('may be zero', async () => {
    expect(await readBody(requestWith(null), limits)).toEqual(new Uint8Array())
    expect(await readBody(requestWith(watchedBody([]).stream), limits)).toEqual(new Uint8Array())
  })

  test('is in the message of a protocol error', async () => {
    const error = await failureOf(() =>
      readBody(requestWith(watchedBody([bytes(11)]).stream), limits),
    )
    expect(String(error)).toContain('10 bytes')
  })
})

const useTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

describe('the time for a body', () => {
  test('ends after 30 seconds for an endless body', async () => {
    useTimers()
    const { url, seen } = counting()
    const body = watchedBody([new TextEncoder().encode('{"da')], false)
    let isAnswered = false
    const answer = post(url, body.stream).finally(() => {
      isAnswered = true
    })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(isAnswered).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    const response = await answer
    expect(response.status).toBe(408)
    expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'BODY_TIMEOUT' })
    expect(response.headers.get('x-seamline')).toBe('1; error')
    expect(body.seen.cancelled).toBe(true)
    expect(seen.runs).toBe(0)
  })

  test('applies to the whole body: single bytes do not extend it', async () => {
    useTimers()
    const drip = new ReadableStream<Uint8Array>(
      {
        pull: (controller) =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              controller.enqueue(bytes(1))
              resolve()
            }, 300)
          }),
      },
      { highWaterMark: 0 },
    )
    const reading = failureOf(() => readBody(requestWith(drip), { body: 100, bodyTimeout: 1_000 }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await reading).toMatchObject({ code: 'BODY_TIMEOUT', status: 408 })
  })

  test.each([Infinity, 3_000_000_000])('is unlimited for a limit of %s', async (bodyTimeout) => {
    useTimers()
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const reading = readBody(requestWith(readable), { body: 100, bodyTimeout })
    await vi.advanceTimersByTimeAsync(60_000)
    const writer = writable.getWriter()
    void writer.write(bytes(1))
    void writer.close()
    expect((await reading).byteLength).toBe(1)
  })

  test('leaves no timer behind, however the reading ended', async () => {
    useTimers()
    await readBody(requestWith(watchedBody([bytes(1)]).stream), limits)
    await failureOf(() => readBody(requestWith(watchedBody([bytes(11)]).stream), limits))
    await failureOf(() => readBody(requestWith(null, { 'content-length': '11' }), limits))
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a broken body rejects with the cause', async () => {
  const failure = new Error('gone')
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(failure) })
  expect(await failureOf(() => readBody(requestWith(broken), limits))).toBe(failure)
})
