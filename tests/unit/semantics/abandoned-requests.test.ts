import { listening, startWith, travel } from '../../support/three-transports.ts'
import * as http from 'node:http'
import { redirect } from '@tanstack/router-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ServerFnError,
  type RequestMiddleware,
} from '../../../src/index.ts'
import { ABORT_GRACE } from '../../../src/chain/unwinding.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

expectNoneUnhandled()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const never = (): Promise<never> => new Promise(() => undefined)
const post = () => createServerFn({ method: 'POST' })
const reason = new Error('the caller has gone')

/** The events in their order. */
const seen: string[] = []
beforeEach(() => {
  seen.length = 0
})

/** A request middleware that records its end. */
function noting(name: string, around?: RequestMiddleware) {
  return createMiddleware()
    .middleware(around === undefined ? [] : [around])
    .server(async ({ next }) => {
      try {
        return await next()
      } catch (thrown) {
        seen.push(`${name} caught ${thrown === reason}`)
        throw thrown
      } finally {
        seen.push(name)
      }
    })
}

/** A function middleware that records its end. */
function notingFn(name: string) {
  return createMiddleware({ type: 'function' }).server(async ({ next }) => {
    try {
      return await next()
    } finally {
      seen.push(name)
    }
  })
}

/** Requests a function and aborts the request when `begun` resolves. */
async function abandon(url: string, begun: Promise<void>): Promise<Response> {
  const controller = new AbortController()
  const answer = appHandler(
    new Request(ORIGIN + url, {
      method: 'POST',
      headers: { origin: ORIGIN },
      signal: controller.signal,
    }),
  )
  await begun
  controller.abort(reason)
  await vi.advanceTimersByTimeAsync(10 * ABORT_GRACE)
  return answer
}

describe('an aborted request settles, and outer `finally` blocks run,', () => {
  test('when a request middleware never settles', async () => {
    const begun = happening()
    const stuck = createMiddleware()
      .middleware([noting('inner', noting('outer'))])
      .server(() => {
        begun.resolve()
        return never()
      })
    startWith({ requestMiddleware: [stuck] })
    await abandon(wire(post(), () => 1).client.url, begun.promise)
    expect(seen).toEqual(['inner caught true', 'inner', 'outer caught true', 'outer'])
  })

  test('when the outermost request middleware never settles', async () => {
    const begun = happening()
    const stuck = createMiddleware().server(() => {
      begun.resolve()
      return never()
    })
    startWith({ requestMiddleware: [stuck] })
    await abandon(wire(post(), () => 1).client.url, begun.promise)
  })

  test('when a path outside the endpoint has such a middleware', async () => {
    const begun = happening()
    const stuck = createMiddleware()
      .middleware([noting('outer')])
      .server(() => {
        begun.resolve()
        return never()
      })
    startWith({ requestMiddleware: [stuck] })
    expect((await abandon('/elsewhere', begun.promise)).status).toBe(499)
    expect(seen).toEqual(['outer caught true', 'outer'])
  })

  test.each(['a middleware of the function', 'the handler', 'a validator'])(
    'when %s never settles',
    async (where) => {
      const begun = happening()
      const stick = (): Promise<never> => {
        begun.resolve()
        return never()
      }
      startWith({ requestMiddleware: [noting('request')] })
      const last = createMiddleware({ type: 'function' }).server(({ next }) =>
        where === 'a middleware of the function' ? stick() : next(),
      )
      const builder = post()
        .middleware([notingFn('outer'), notingFn('inner'), last])
        .inputValidator((data: unknown) => (where === 'a validator' ? stick() : data))
      const { client } = wire(builder, () => (where === 'the handler' ? stick() : 1))
      await abandon(client.url, begun.promise)
      // Around the endpoint a failure is a response.
      expect(seen).toEqual(['inner', 'outer', 'request'])
    },
  )

  test('when every level never settles', async () => {
    const begun = happening()
    const stuck = createMiddleware().server(async ({ next }) => {
      await next().catch(() => undefined)
      return never()
    })
    startWith({ requestMiddleware: [stuck] })
    const { client } = wire(post(), () => {
      begun.resolve()
      return never()
    })
    await abandon(client.url, begun.promise)
  })
})

test('a `finally` block that awaits ends before an outer one runs', async () => {
  const begun = happening()
  const slow = createMiddleware({ type: 'function' }).server(async ({ next }) => {
    try {
      return await next()
    } finally {
      await new Promise((resolve) => setTimeout(resolve, ABORT_GRACE - 1))
      seen.push('rolled back')
    }
  })
  const { client } = wire(post().middleware([notingFn('closed'), slow]), () => {
    begun.resolve()
    return never()
  })
  await abandon(client.url, begun.promise)
  expect(seen).toEqual(['rolled back', 'closed'])
})

test('code that ends soon after the abort determines the result', async () => {
  const begun = happening()
  const committing = createMiddleware({ type: 'function' }).server(async ({ next }) => {
    const outcome = await next()
    seen.push(`committed ${String(outcome.result)}`)
    return outcome
  })
  const { client } = wire(post().middleware([committing]), async () => {
    begun.resolve()
    await new Promise((resolve) => setTimeout(resolve, ABORT_GRACE - 1))
    return 'saved'
  })
  await abandon(client.url, begun.promise)
  expect(seen).toEqual(['committed saved'])
})

/** The report about a handler that ends in this way after the wait for it. */
async function reportedAfter(comes: () => unknown): Promise<unknown[]> {
  const reports: ErrorReport[] = []
  const [begun, gate] = [happening(), happening()]
  startWith({ serverFns: { onError: (report) => reports.push(report) } })
  const { client } = wire(post(), async () => {
    begun.resolve()
    await gate.promise
    return comes()
  })
  await abandon(client.url, begun.promise)
  gate.resolve()
  await vi.advanceTimersByTimeAsync(0)
  return reports.map(({ error }) => error)
}

describe('a late result after the wait', () => {
  test.each<[string, (stream: ReadableStream) => unknown]>([
    ['a stream', (stream) => stream],
    ['a stream in a value', (stream) => ({ rows: [stream] })],
    ['a Response', (stream) => new Response(stream)],
    ['a thrown Response', (stream) => Promise.reject(new Response(stream))],
  ])('is cancelled when it is %s', async (_what, comes) => {
    const cancelled = happening()
    const stream = new ReadableStream({ cancel: () => cancelled.resolve() })
    expect(await reportedAfter(() => comes(stream))).toEqual([])
    await cancelled.promise
  })

  test('is reported when it is an error', async () => {
    const failure = new Error('the disk is full')
    expect(await reportedAfter(() => Promise.reject(failure))).toEqual([failure])
    const ofApp = new ServerFnError('QUOTA')
    expect(await reportedAfter(() => Promise.reject(ofApp))).toEqual([ofApp])
  })

  test('is not reported when it is the abort, a redirect, or a rejected promise in a value', async () => {
    expect(await reportedAfter(() => Promise.reject(reason))).toEqual([])
    expect(await reportedAfter(() => Promise.reject(redirect({ href: '/x' })))).toEqual([])
    expect(await reportedAfter(() => ({ later: Promise.reject(new Error('x')) }))).toEqual([])
  })
})

test('an aborted call in process runs the `finally` blocks of its middleware', async () => {
  const controller = new AbortController()
  const begun = happening()
  const { call } = travel('in process', post().middleware([notingFn('outer')]), () => {
    begun.resolve()
    return never()
  })
  const calling = rejectionOf(call({ signal: controller.signal }))
  await begun.promise
  controller.abort(reason)
  expect(await calling).toBe(reason)
  await vi.advanceTimersByTimeAsync(2 * ABORT_GRACE)
  expect(seen).toEqual(['outer'])
})

test.each([
  ['soon', 0, 0],
  ['late', 10 * ABORT_GRACE, 1],
])(
  'a request that ends %s without an abort leaves no listener on its signal',
  async (_when, after, listeners) => {
    startWith({ requestMiddleware: [noting('outer')] })
    const begun = happening()
    const { client } = wire(post().middleware([notingFn('inner')]), () => {
      begun.resolve()
      return new Promise((resolve) => setTimeout(resolve, after))
    })
    const init = { method: 'POST', headers: { origin: ORIGIN } }
    const request = new Request(ORIGIN + client.url, init)
    const added = vi.spyOn(request.signal, 'addEventListener')
    const removed = vi.spyOn(request.signal, 'removeEventListener')
    const answer = appHandler(request)
    await begun.promise
    await vi.advanceTimersByTimeAsync(after)
    expect((await answer).status).toBe(200)
    expect(added).toHaveBeenCalledTimes(listeners)
    expect(removed.mock.calls).toEqual(added.mock.calls)
  },
)

test('a closed connection ends the wait for a middleware, over node:http', async () => {
  const [begun, aborted] = [happening(), happening()]
  const outer = createMiddleware().server(async ({ next }) => {
    try {
      return await next()
    } finally {
      seen.push('outer')
    }
  })
  const stuck = createMiddleware()
    .middleware([outer])
    .server(({ request: { signal } }) => {
      signal.addEventListener('abort', () => aborted.resolve())
      begun.resolve()
      return never()
    })
  startWith({ requestMiddleware: [stuck] })
  const origin = await listening()
  const request = http.request(new URL(wire(post(), () => 1).client.url, origin), {
    method: 'POST',
    headers: { origin, 'content-length': '0' },
  })
  request.on('error', () => undefined)
  request.end()
  await begun.promise
  request.destroy()
  await aborted.promise
  await vi.advanceTimersByTimeAsync(2 * ABORT_GRACE)
  expect(seen).toEqual(['outer'])
})

test('a request aborted later settles, too', async () => {
  const begun = happening()
  startWith({ requestMiddleware: [noting('outer')] })
  const { client } = wire(post(), () => {
    begun.resolve()
    return never()
  })
  const afterMinute = begun.promise.then(async () => {
    await vi.advanceTimersByTimeAsync(60_000)
  })
  await abandon(client.url, afterMinute)
  expect(seen).toEqual(['outer'])
})
