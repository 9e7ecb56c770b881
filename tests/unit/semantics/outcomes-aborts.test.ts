import { listening, startWith, travel, type Transport } from '../../support/three-transports.ts'
import { once } from 'node:events'
import * as http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, type ErrorReport } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const FOREVER = 2 ** 30

/** An event that a test waits for. */
function event() {
  const listeners: (() => void)[] = []
  const promise = new Promise<void>((resolve) => listeners.push(resolve))
  return { promise, resolve: () => listeners.forEach((listener) => listener()) }
}

const REASONS: readonly (readonly [string, unknown])[] = [
  ['an error', new RangeError('changed my mind')],
  ['an object', { because: 'changed my mind' }],
  ['a text', 'changed my mind'],
  ['null', null],
  ['zero', 0],
  ['a symbol', Symbol('changed my mind')],
]
const ABORTABLE: readonly Transport[] = ['in process', 'over node:http']

describe.each(ABORTABLE)('an aborted call, %s,', (transport) => {
  test.each(REASONS)('rejects with its reason itself: %s', async (_what, reason) => {
    const controller = new AbortController()
    const working = event()
    const { call } = travel(transport, post(), async ({ signal }) => {
      working.resolve()
      await once(signal, 'abort')
    })
    const rejected = rejectionOf(call({ signal: controller.signal }))
    await working.promise
    controller.abort(reason)
    expect(await rejected).toBe(reason)
  })

  test("rejects with the platform's reason by default", async () => {
    const controller = new AbortController()
    const { call } = travel(transport, post(), ({ signal }) => once(signal, 'abort'))
    const rejected = rejectionOf(call({ signal: controller.signal }))
    controller.abort()
    expect(await rejected).toBe(controller.signal.reason)
  })

  test('rejects each next of its client functions with the reason, too', async () => {
    const controller = new AbortController()
    const working = event()
    const seen: unknown[] = []
    const watching = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      seen.push(await rejectionOf(next()))
      controller.signal.throwIfAborted()
      return { result: 'never' }
    })
    const { call } = travel(transport, post().middleware([watching]), async ({ signal }) => {
      working.resolve()
      await once(signal, 'abort')
      signal.throwIfAborted()
    })
    const rejected = rejectionOf(call({ signal: controller.signal }))
    await working.promise
    controller.abort('why')
    expect(await rejected).toBe('why')
    expect(seen).toEqual(['why'])
  })
})

/** A labelled response that has begun; the test controls its end. */
function begun(): {
  readonly answer: Response
  readonly body: ReadableStreamDefaultController<Uint8Array>
} {
  const made: ReadableStreamDefaultController<Uint8Array>[] = []
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      made.push(controller)
      controller.enqueue(new TextEncoder().encode('{"res'))
    },
  })
  const [body] = made
  if (body === undefined) throw new Error('The stream has not started.')
  const answer = new Response(stream, labelled(null))
  return { answer, body }
}

describe('a call whose response has begun', () => {
  test('rejects with the reason when it is aborted within the body', async () => {
    const controller = new AbortController()
    const { answer, body } = begun()
    const { fetch } = fakeFetch(() => {
      // Like a real one: the body fails with the reason of the signal.
      controller.signal.addEventListener('abort', () => body.error(new TypeError('terminated')))
      queueMicrotask(() => controller.abort('why'))
      return answer
    })
    expect(await rejectionOf(stubOf(post())({ fetch, signal: controller.signal }))).toBe('why')
  })

  test('is aborted over node:http before its end', async () => {
    const controller = new AbortController()
    const server = http.createServer((_request, response) => {
      response.writeHead(200, { 'x-seamline': '1; result', 'content-type': 'application/json' })
      response.write('{"result":')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const rejected = rejectionOf(
      stubOf(post())({
        signal: controller.signal,
        fetch: async (_url, init) => {
          const answer = await fetch(`http://127.0.0.1:${port}`, init)
          queueMicrotask(() => controller.abort('why'))
          return answer
        },
      }),
    )
    expect(await rejected).toBe('why')
    server.closeAllConnections()
    server.close()
  })
})

test('a call aborted while the browser loads a transport sends no request', async () => {
  const controller = new AbortController()
  const { fetch, sent } = fakeFetch(() => labelled('{}'))
  const call = stubOf(post().inputValidator((data: Date) => data))({
    data: new Date(0),
    fetch,
    signal: controller.signal,
  })
  // So far the call has only requested the module.
  controller.abort('why')
  expect(await rejectionOf(call)).toBe('why')
  expect(sent).toEqual([])
})

describe('a disconnected caller', () => {
  const leavers: readonly (readonly [string, (signal: AbortSignal) => Promise<unknown>])[] = [
    [
      'whose handler rejects with the reason',
      async (signal) => {
        await once(signal, 'abort')
        throw signal.reason
      },
    ],
    [
      'whose handler waits in a function of Node’s',
      (signal) => wait(FOREVER, undefined, { signal, ref: false }),
    ],
    [
      'whose handler waits for a call in process',
      (signal) => wire(post(), ({ signal: own }) => once(own, 'abort')).server({ signal }),
    ],
  ]

  test.each(leavers)('is not reported: one %s', async (_what, work) => {
    const reports: ErrorReport[] = []
    const answered = event()
    const around = createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      answered.resolve()
      return outcome
    })
    startWith({
      requestMiddleware: [around],
      serverFns: { onError: (report) => reports.push(report) },
    })
    const working = event()
    const aborts: string[] = []
    const { client } = wire(post(), ({ signal }) => {
      signal.addEventListener('abort', () => aborts.push('handler'))
      working.resolve()
      return work(signal)
    })
    const origin = await listening()
    const headers = { origin, 'content-length': '0' }
    const request = http.request(new URL(client.url, origin), { method: 'POST', headers })
    request.on('error', () => {})
    request.end()
    await working.promise
    request.destroy()
    await answered.promise
    expect([aborts, reports]).toEqual([['handler'], []])
  })
})
