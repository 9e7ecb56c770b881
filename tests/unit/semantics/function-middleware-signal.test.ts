import { listening, TRANSPORTS, travel, type Transport } from '../../support/three-transports.ts'
import { once } from 'node:events'
import * as http from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { labelled } from '../../support/stub.ts'
import { wire, type Wired } from '../../support/wired-fn.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })

const reason = { because: 'changed my mind' }

/** Options of a call that is aborted in flight: like the real one, its fetch rejects at once. */
function abortable(
  transport: Transport,
  signal: AbortSignal,
  send: Wired<unknown, unknown>['send'],
): { readonly signal: AbortSignal; readonly fetch?: typeof fetch } {
  if (transport !== 'through the fetch handler') return { signal }
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  return { signal, fetch: (_input, init) => Promise.race([send(init), aborted]) }
}

describe.each(TRANSPORTS)('the signal of a call, %s,', (transport) => {
  test('aborts the call with its reason: client and server functions and the handler, once', async () => {
    const controller = new AbortController()
    const [working, stopped] = [happening(), happening()]
    const aborted: string[] = []
    const watch = (where: string, signal: AbortSignal) =>
      signal.addEventListener('abort', () => aborted.push(where))
    const signals: AbortSignal[] = []
    const watching = start()
      .client(({ next, signal }) => {
        signals.push(signal)
        watch('client', signal)
        return next()
      })
      .server(({ next, signal }) => {
        watch('server', signal)
        return next()
      })
    const { call, send } = travel(transport, post().middleware([watching]), async ({ signal }) => {
      watch('handler', signal)
      signal.addEventListener('abort', () => stopped.resolve())
      working.resolve()
      await stopped.promise
      return 'too late'
    })
    const rejected = rejectionOf(call(abortable(transport, controller.signal, send)))
    await working.promise
    expect(aborted).toEqual([])
    controller.abort(reason)
    expect(await rejected).toBe(reason)
    await stopped.promise
    expect(aborted.sort()).toEqual(['client', 'handler', 'server'])
    expect(signals[0]?.reason).toBe(reason)
  })

  test('rejects the call with its reason, also when its fetch ignores it', async () => {
    const controller = new AbortController()
    const { call } = travel(transport, post(), () => controller.abort(reason))
    const heedless: typeof fetch = async () => {
      controller.abort(reason)
      return labelled('{"result":"too late"}')
    }
    const aborted = call({ signal: controller.signal, fetch: heedless })
    expect(await rejectionOf(aborted)).toBe(reason)
  })

  test('rejects the call before any function runs if it is already aborted', async () => {
    let runs = 0
    const counting = start()
      .client(({ next }) => {
        runs++
        return next()
      })
      .server(({ next }) => {
        runs++
        return next()
      })
    const { call } = travel(transport, post().middleware([counting]), () => ++runs)
    expect(await rejectionOf(call({ signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(runs).toBe(0)
  })

  test('aborts a nested call that the handler makes with its own signal', async () => {
    const controller = new AbortController()
    const [working, stopped] = [happening(), happening<boolean>()]
    const nested = happening<boolean>()
    const inner = wire(post(), async ({ signal }) => {
      signal.addEventListener('abort', () => stopped.resolve(signal.aborted))
      working.resolve()
      await stopped.promise
    })
    const { call, send } = travel(transport, post(), async ({ signal }) => {
      const why = await rejectionOf(inner.server({ signal }))
      nested.resolve(why === signal.reason)
    })
    const rejected = rejectionOf(call(abortable(transport, controller.signal, send)))
    await working.promise
    controller.abort(reason)
    expect(await rejected).toBe(reason)
    expect(await stopped.promise).toBe(true)
    expect(await nested.promise).toBe(true)
  })

  test('does not affect a nested call without a signal', async () => {
    const seen: boolean[] = []
    const looking = start()
      .client(({ next, signal }) => {
        seen.push(signal.aborted)
        return next()
      })
      .server(({ next, signal }) => {
        seen.push(signal.aborted)
        return next()
      })
    const { call } = travel(transport, post().middleware([looking]), ({ signal }) => signal.aborted)
    expect(await call()).toBe(false)
    expect(seen).toEqual([false, false])
  })
})

/** Runs one POST on a separate connection until that has closed. */
async function postOnce(url: string, origin: string): Promise<string> {
  const headers = { origin, 'content-length': '0' }
  const request = http.request(new URL(url, origin), { method: 'POST', agent: false, headers })
  request.end()
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  const chunks: Buffer[] = []
  const closed = once(answer.socket, 'close')
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  await closed
  return Buffer.concat(chunks).toString()
}

const NORMAL_ENDS: readonly (readonly [string, () => unknown, string])[] = [
  ['a value', () => 'value', '{"result":"value"}'],
  ['a Response', () => new Response('raw'), 'raw'],
]

test.each(NORMAL_ENDS)(
  'the signal of a handler over node:http never aborts after %s, connection closed or not',
  async (_what, end, expected) => {
    const signals: AbortSignal[] = []
    const aborted: unknown[] = []
    const { call, client } = travel('over node:http', post(), ({ signal }): unknown => {
      signals.push(signal)
      signal.addEventListener('abort', () => aborted.push(signal.reason))
      return end()
    })
    const origin = await listening()
    expect(await postOnce(client.url, origin)).toContain(expected)
    const controller = new AbortController()
    const value = await call({ signal: controller.signal })
    if (value instanceof Response) await value.text()
    controller.abort(reason)
    // One more response proves that the server has seen the others end.
    expect(await postOnce(client.url, origin)).toContain(expected)
    expect(signals.map((signal) => signal.aborted)).toEqual([false, false, false])
    expect(aborted).toEqual([])
  },
)

describe.each(TRANSPORTS)('a call that fails, %s,', (transport) => {
  const failures: readonly (readonly [string, () => unknown])[] = [
    ['an error of the app', () => new ServerFnError('BUSY', { status: 503 })],
    ['an unexpected error', () => new Error('boom')],
    ['a Response', () => new Response(null, { status: 503, headers: { 'retry-after': '0' } })],
  ]

  test.each(failures)('is not retried after %s', async (_what, thrown) => {
    const runs: string[] = []
    const noting = start()
      .client(({ next }) => {
        runs.push('client')
        return next()
      })
      .server(({ next }) => {
        runs.push('server')
        return next()
      })
    const { call } = travel(transport, post().middleware([noting]), () => {
      runs.push('handler')
      throw thrown()
    })
    await rejectionOf(call())
    expect(runs).toEqual(['client', 'server', 'handler'])
  })

  test.each([
    ['the network failed', () => Promise.reject(new TypeError('fetch failed')), 'NETWORK'],
    [
      'a proxy responded',
      async () => new Response('<html>', { status: 502 }),
      'UNEXPECTED_RESPONSE',
    ],
  ] as const)('is not sent again when %s; in process no request is sent', async (...row) => {
    const [, answer, code] = row
    const fetch = vi.fn(answer)
    const { call } = travel(transport, post(), () => 'value')
    if (transport === 'in process') expect(await call({ fetch })).toBe('value')
    else expect(await rejectionOf(call({ fetch }))).toMatchObject({ code })
    expect(fetch).toHaveBeenCalledTimes(transport === 'in process' ? 0 : 1)
  })
})
