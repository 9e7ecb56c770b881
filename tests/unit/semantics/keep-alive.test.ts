import { listening, startWith, travel } from '../../support/three-transports.ts'
import { once } from 'node:events'
import * as http from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import type { StreamOptions } from '../../../src/app/create-start.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'
import { wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

expectNoneUnhandled()
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const post = () => createServerFn({ method: 'POST' })
const KEEP_ALIVE = Uint8Array.of(6, 0, 0, 0, 0, 0, 0, 0, 0)
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** A stream that produces an item on demand of the test. */
function gated() {
  const gates = [happening(), happening()]
  const { client, send } = wire(post(), async function* () {
    yield 'first'
    for (const [index, { promise }] of gates.entries()) {
      await promise
      yield index
    }
  })
  return { client, send, pass: (index: number) => gates[index]?.resolve() }
}

/** Reads the body of a response up to its first item, and then one chunk at a time. */
async function chunksOf(response: Response) {
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
  await reader.read()
  await reader.read()
  return { reader, next: async () => (await reader.read()).value }
}

describe('while a stream is idle, its server', () => {
  test.each<[string, StreamOptions | undefined, number]>([
    ['every 15 seconds', undefined, 15],
    ['at the interval of the app', { keepAlive: 2000 }, 2],
  ])('sends a keep-alive frame, %s', async (_how, streams, every) => {
    startWith({ serverFns: streams === undefined ? {} : { streams } })
    const { next } = await chunksOf(await gated().send({ method: 'POST' }))
    for (let count = 0; count < 3; count++) {
      const seen: unknown[] = []
      const chunk = next().then((value) => seen.push(value))
      await seconds(every - 0.001)
      expect(seen).toEqual([])
      await seconds(0.001)
      await chunk
      expect(seen).toEqual([KEEP_ALIVE])
    }
  })

  test.each([0, false] as const)('sends none if the interval is %s', async (keepAlive) => {
    startWith({ serverFns: { streams: { keepAlive } } })
    const { next } = await chunksOf(await gated().send({ method: 'POST' }))
    void next()
    await turn()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('counts from the last item', async () => {
    const { send, pass } = gated()
    const { next } = await chunksOf(await send({ method: 'POST' }))
    const first = next()
    await seconds(10)
    pass(0)
    expect(new TextDecoder().decode(await first)).toContain('"item":0')
    const second = next()
    await seconds(10)
    pass(1)
    expect(new TextDecoder().decode(await second)).toContain('"item":1')
  })

  test('sends one for each read, however long the reader pauses', async () => {
    const { next } = await chunksOf(await gated().send({ method: 'POST' }))
    const first = next()
    await seconds(15)
    expect(await first).toEqual(KEEP_ALIVE)
    await seconds(600)
    expect(vi.getTimerCount()).toBe(0)
    const seen: unknown[] = []
    void next().then((value) => seen.push(value))
    await turn()
    expect(seen).toEqual([])
  })

  test('clears its timer when the result is cancelled', async () => {
    const { send } = gated()
    const { reader, next } = await chunksOf(await send({ method: 'POST' }))
    void next()
    await turn()
    expect(vi.getTimerCount()).toBe(1)
    await reader.cancel()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('clears its timer when the result has ended', async () => {
    const { send, pass } = gated()
    const response = await send({ method: 'POST' })
    const text = response.text()
    pass(0)
    pass(1)
    await text
    expect(vi.getTimerCount()).toBe(0)
  })

  test('sends them over node:http, and for a promise, too', async () => {
    const { client } = wire(post(), () => ({ later: new Promise(() => undefined) }))
    const origin = await listening()
    const request = http.request(new URL(client.url, origin), {
      method: 'POST',
      headers: { origin, 'content-length': '0' },
    })
    request.end()
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    const chunks = response[Symbol.asyncIterator]()
    await chunks.next()
    // The server pulls again once the envelope is sent.
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    const kept = chunks.next()
    await seconds(15)
    const { value } = (await kept) as { value: Buffer }
    expect(new Uint8Array(value)).toEqual(KEEP_ALIVE)
    request.on('error', () => undefined)
    request.destroy()
  })
})

describe('the client', () => {
  test('ignores keep-alive frames', async () => {
    const { client, pass } = gated()
    const items = await client()
    const seen: unknown[] = [await items.next()]
    const second = items.next()
    await seconds(50)
    pass(0)
    seen.push(await second)
    pass(1)
    seen.push(await items.next(), await items.next())
    expect(seen.map((step) => (step as { value: unknown }).value)).toEqual([
      'first',
      0,
      1,
      undefined,
    ])
  })

  const silent = { keepAlive: false, idleTimeout: 40_000 } as const
  const silence = {
    name: 'ProtocolError',
    code: 'NETWORK',
    cause: expect.objectContaining({ name: 'TimeoutError' }) as unknown,
  }

  test('rejects if no bytes arrive for longer than the app allows', async () => {
    startWith({ serverFns: { streams: silent } })
    const cancelled = happening()
    const { client } = wire(post(), () => ({
      rows: new ReadableStream<number>({ cancel: () => cancelled.resolve() }),
      later: new Promise<never>(() => undefined),
    }))
    const { rows, later } = await client()
    const pending = [rejectionOf(rows.getReader().read()), rejectionOf(later)]
    await seconds(39)
    expect(await Promise.race([...pending, turn('open')])).toBe('open')
    await seconds(1)
    expect(await Promise.all(pending)).toEqual([
      expect.objectContaining(silence),
      expect.objectContaining(silence),
    ])
    // The server is notified.
    await cancelled.promise
    expect(vi.getTimerCount()).toBe(0)
  })

  test('does not time out while keep-alive frames arrive', async () => {
    startWith({ serverFns: { streams: { idleTimeout: 40_000 } } })
    const { client, pass } = gated()
    const items = await client()
    await items.next()
    const second = items.next()
    await seconds(300)
    pass(0)
    expect(await second).toEqual({ done: false, value: 0 })
    await items.return()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('stops its timer while the result is not read', async () => {
    startWith({ serverFns: { streams: silent } })
    const { client, pass } = gated()
    const items = await client()
    await items.next()
    await seconds(300)
    pass(0)
    expect(await items.next()).toEqual({ done: false, value: 0 })
    await items.return()
  })

  test.each<0 | false | undefined>([0, false, undefined])(
    'has no timeout if the limit is %s',
    async (idleTimeout) => {
      startWith({ serverFns: { streams: { keepAlive: false, idleTimeout } } })
      const { client, pass } = gated()
      const items = await client()
      await items.next()
      const second = items.next()
      await seconds(100_000)
      pass(0)
      expect(await second).toEqual({ done: false, value: 0 })
      await items.return()
    },
  )

  test('rejects a response whose first frame does not arrive', async () => {
    startWith({ serverFns: { streams: silent } })
    const cancelled = happening()
    const { client } = wire(post(), () => 1)
    const body = new ReadableStream({ cancel: () => cancelled.resolve() })
    const headers = { 'x-seamline': '1; result', 'content-type': 'application/vnd.seamline.stream' }
    const calling = rejectionOf(
      client({ fetch: () => Promise.resolve(new Response(body, { headers })) }),
    )
    await turn()
    // The code for streams is loaded first.
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    await seconds(40)
    expect(await calling).toMatchObject(silence)
    await cancelled.promise
  })
})

describe('a response that has been read to its last frame', () => {
  test('is read to the end of its body, and not cancelled', async () => {
    const seen: string[] = []
    const { call } = travel('through the fetch handler', post(), async function* () {
      yield 1
    })
    const watched: typeof fetch = async (input, init) => {
      const request = new Request(new URL(String(input), 'http://localhost'), init)
      request.headers.set('origin', 'http://localhost')
      const response = await appHandler(request)
      const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
      const body = new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            const { done, value } = await reader.read()
            if (!done) return controller.enqueue(value)
            seen.push('ended')
            return controller.close()
          },
          cancel: () => void seen.push('cancelled'),
        },
        { highWaterMark: 0 },
      )
      return new Response(body, response)
    }
    const items = await call({ fetch: watched })
    expect(await items.next()).toEqual({ done: false, value: 1 })
    expect(await items.next()).toEqual({ done: true, value: undefined })
    await vi.waitFor(() => expect(seen).toEqual(['ended']))
  })
})

describe('an option of streams', () => {
  test.each([
    ['that is a string', { keepAlive: '15s' }, 'serverFns.streams.keepAlive'],
    ['below zero', { keepAlive: -1 }, 'serverFns.streams.keepAlive'],
    ['that is not a number', { idleTimeout: Number('unset') }, 'serverFns.streams.idleTimeout'],
    ['that is `true`', { keepAlive: true }, 'serverFns.streams.keepAlive'],
  ])('%s is refused', async (_what, streams, option) => {
    startWith({ serverFns: { streams: streams as object } })
    const invalidOption = expect.objectContaining({
      code: 'INVALID_OPTION',
      message: expect.stringContaining(`as \`${option}\``) as unknown,
    }) as Error
    await expect(wire(post(), () => 1).client()).rejects.toEqual(invalidOption)
  })
})
