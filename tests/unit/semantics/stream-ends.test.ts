import { startWith, TRANSPORTS, travel, listening } from '../../support/three-transports.ts'
import * as http from 'node:http'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { listOf, rowsOf } from '../../support/streams.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })

/** A handler that counts up, and a promise for its `finally`. */
function counter() {
  const left = happening()
  const signals: AbortSignal[] = []
  const made = { count: 0 }
  return {
    left: left.promise,
    made,
    signals,
    handle: async function* ({
      signal,
    }: {
      readonly signal: AbortSignal
    }): AsyncGenerator<number, void, undefined> {
      signals.push(signal)
      try {
        for (;;) yield made.count++
      } finally {
        left.resolve()
      }
    },
  }
}

const reason = { because: 'changed my mind' }

describe.each(TRANSPORTS)('a stream that its reader ends early, %s,', (transport) => {
  test('by `break` runs the `finally` of the generator', async () => {
    const { left, handle } = counter()
    const { call } = travel(transport, post(), handle)
    for await (const item of await call()) if (item === 2) break
    await left
  })

  test('is done after `return()`', async () => {
    const { left, handle } = counter()
    const items = await travel(transport, post(), handle).call()
    await items.next()
    expect(await items.return()).toEqual({ done: true, value: undefined })
    await left
    expect(await items.next()).toEqual({ done: true, value: undefined })
  })

  test('rejects with the argument of `throw()`', async () => {
    const { left, handle } = counter()
    const items = await travel(transport, post(), handle).call()
    await items.next()
    expect(await rejectionOf(items.throw(reason))).toBe(reason)
    await left
  })

  test('by `cancel()` is cancelled on the server', async () => {
    const cancelled = happening()
    const { call } = travel(
      transport,
      post(),
      () =>
        new ReadableStream<number>(
          { pull: (controller) => controller.enqueue(1), cancel: () => cancelled.resolve() },
          { highWaterMark: 0 },
        ),
    )
    const reader = (await call()).getReader()
    expect(await reader.read()).toEqual({ done: false, value: 1 })
    await reader.cancel()
    await cancelled.promise
  })

  test('by an abort rejects pending reads with the reason, and runs the `finally`', async () => {
    const controller = new AbortController()
    const left = happening()
    const { call } = travel(transport, post(), async function* ({ signal }) {
      try {
        yield 1
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
      } finally {
        left.resolve()
      }
    })
    const items = await call({ signal: controller.signal })
    expect(await items.next()).toEqual({ done: false, value: 1 })
    const pending = rejectionOf(items.next())
    controller.abort(reason)
    expect(await pending).toBe(reason)
    expect(await items.next()).toEqual({ done: true, value: undefined })
    await left.promise
  })

  test('by an abort between two items rejects the next one', async () => {
    const controller = new AbortController()
    const { left, handle } = counter()
    const items = await travel(transport, post(), handle).call({ signal: controller.signal })
    await items.next()
    controller.abort(reason)
    expect(await rejectionOf(items.next())).toBe(reason)
    await left
  })
})

test.each(['in process', 'over node:http'] as const)(
  'a stream that has ended, %s, no longer aborts the signal of its function',
  async (transport) => {
    const controller = new AbortController()
    const signals: AbortSignal[] = []
    const { call } = travel(transport, post(), async function* ({ signal }) {
      signals.push(signal)
      yield 1
    })
    const items = await call({ signal: controller.signal })
    await items.next()
    expect(await items.next()).toEqual({ done: true, value: undefined })
    controller.abort(reason)
    expect(signals[0]?.aborted).toBe(false)
  },
)

describe.each(['through the fetch handler', 'over node:http'] as const)(
  'several streams in one result, %s,',
  (transport) => {
    test.each([
      ['ends', () => undefined],
      ['fails', () => Promise.reject(new Error('boom'))],
    ])('run the `finally` of one that was ended early when the other %s', async (_how, end) => {
      const { left, handle } = counter()
      const gate = happening()
      const { call } = travel(transport, post(), ({ signal }) => ({
        left: handle({ signal }),
        other: (async function* () {
          yield 1
          await gate.promise
          await end()
        })(),
      }))
      const result = await call()
      for await (const item of result.left) if (item === 2) break
      gate.resolve()
      await Promise.allSettled([listOf(result.other)])
      await left
    })

    test('continue while one of them is read, and all end when none is', async () => {
      const [first, second] = [counter(), counter()]
      const { call } = travel(transport, post(), ({ signal }) => ({
        first: first.handle({ signal }),
        second: second.handle({ signal }),
      }))
      const result = await call()
      await result.second.next()
      for await (const item of result.first) if (item === 5) break
      expect((await result.second.next()).done).toBe(false)
      await result.second.return()
      await Promise.all([first.left, second.left])
    })

    test('end with their unread items, whatever these contain', async () => {
      const left = happening()
      const { call } = travel(transport, post(), () => ({
        outer: (async function* () {
          yield 1
          yield { inner: endless() }
          yield { inner: endless() }
          await new Promise(() => {})
        })() as AsyncGenerator<unknown, void, undefined>,
        ticks: endless(),
      }))
      async function* endless(): AsyncGenerator<number, void, undefined> {
        try {
          for (;;) yield 0
        } finally {
          left.resolve()
        }
      }
      const result = await call()
      for (let count = 0; count < 20; count++) await result.ticks.next()
      await result.outer.return()
      await result.ticks.return()
      await left.promise
    })

    test('do not delay an awaited promise', async () => {
      const [begun, ended] = [happening(), happening()]
      const { call } = travel(transport, post(), () => ({
        ticks: (async function* (): AsyncGenerator<string, void, undefined> {
          yield 'a'
          begun.resolve()
          yield 'b'
          await ended.promise
          yield 'c'
        })(),
        total: begun.promise.then(() => 5),
      }))
      const { ticks, total } = await call()
      expect(await total).toBe(5)
      ended.resolve()
      expect([await ticks.next(), await ticks.next()].map(({ value }) => value)).toEqual(['a', 'b'])
      expect(await ticks.next()).toEqual({ done: false, value: 'c' })
      await ticks.return()
    })

    test('do not pile up for a promise that is not awaited', async () => {
      const { made, left, handle } = counter()
      const { call } = travel(transport, post(), ({ signal }) => ({
        ticks: handle({ signal }),
        never: new Promise<never>(() => {}),
      }))
      const controller = new AbortController()
      const { ticks, never } = await call({ signal: controller.signal })
      const other = travel(transport, post(), () => 'pong')
      await ticks.next()
      for (let pings = 0; pings < 30; pings++) await other.call()
      if (transport === 'through the fetch handler') expect(made.count).toBeLessThanOrEqual(2)
      expect(never).toBeInstanceOf(Promise)
      controller.abort(reason)
      await left
    })

    test('leave unobserved promises to settle', async () => {
      const settled = happening()
      const { call } = travel(transport, post(), () => ({
        at: new Date(0),
        first: Promise.resolve({ second: Promise.resolve().then(() => settled.resolve()) }),
      }))
      expect((await call()).at).toEqual(new Date(0))
      await settled.promise
    })
  },
)

describe('a reader that pauses', () => {
  test('keeps the server at most one item ahead, through the fetch handler', async () => {
    const { made, handle } = counter()
    const { call } = travel('through the fetch handler', post(), handle)
    const other = wire(post(), () => 'pong')
    const items = await call()
    for (let read = 1; read <= 3; read++) {
      await items.next()
      for (let pings = 0; pings < 30; pings++) await other.client()
      expect(made.count).toBeLessThanOrEqual(read + 1)
    }
    await items.return()
  })

  test('keeps the server at most at the capacity of its sockets, over node:http', async () => {
    const made = { bytes: 0 }
    const item = new Uint8Array(256 * 1024)
    const left = happening()
    const { call } = travel('over node:http', post(), async function* (): AsyncGenerator<
      Uint8Array,
      void,
      undefined
    > {
      try {
        for (;;) {
          made.bytes += item.byteLength
          yield item
        }
      } finally {
        left.resolve()
      }
    })
    const other = travel('over node:http', post(), () => 'pong')
    const items = await call()
    await items.next()
    for (let pings = 0; pings < 60; pings++) await other.call()
    const paused = made.bytes
    expect(paused).toBeLessThan(16 * 1024 * 1024)
    for (let read = 0; read * item.byteLength < paused; read++) await items.next()
    await items.return()
    await left.promise
  })
})

test('a HEAD request cancels a stream that has not begun', async () => {
  const seen: string[] = []
  const { send } = wire(createServerFn(), async function* () {
    seen.push('begun')
    yield 1
  })
  const answer = await send({ method: 'HEAD' })
  expect(answer.status).toBe(200)
  expect(seen).toEqual([])
})

test('a broken connection on the way in ends the generator, over node:http', async () => {
  startWith({})
  const { left, handle } = counter()
  const { client } = wire(post(), handle)
  const origin = await listening()
  const request = http.request(`${origin}${client.url}`, { method: 'POST', headers: { origin } })
  request.on('error', () => undefined)
  request.end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  response.on('error', () => undefined)
  await once(response, 'data')
  response.destroy()
  await left
})

test('items arrive in order when the reader requests several at once', async () => {
  const { client } = wire(post(), () => rowsOf(1, 2, 3))
  const items = await client()
  expect(await Promise.all([items.next(), items.next(), items.next(), items.next()])).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
    { done: false, value: 3 },
    { done: true, value: undefined },
  ])
})
