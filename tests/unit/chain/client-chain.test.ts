import { inheritedKeys } from '../../support/inherited-keys.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ProtocolError,
  type FunctionMiddlewareBuilder,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { wire } from '../../support/wired-fn.ts'

const start = (): FunctionMiddlewareBuilder => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const adding = (headers: HeadersInit) => start().client(({ next }) => next({ headers }))
const answer = () => labelled('{"result":"value"}')

afterEach(() => vi.unstubAllGlobals())

const sentBy = async (
  middleware: readonly ReturnType<typeof adding>[],
  headers?: HeadersInit,
): Promise<Headers> => {
  const { fetch, sent } = fakeFetch(answer)
  const fn = stubOf(post().middleware(middleware))
  await fn({ fetch, ...(headers === undefined ? {} : { headers }) })
  return sent[0]?.headers ?? new Headers()
}

const using = (fetch: typeof globalThis.fetch) => start().client(({ next }) => next({ fetch }))

const four = () => ({
  global: fakeFetch(answer),
  earlier: fakeFetch(answer),
  later: fakeFetch(answer),
  site: fakeFetch(answer),
})

describe('the headers of a request', () => {
  test('are merged from all middleware in order, then the call site', async () => {
    const headers = await sentBy([adding({ a: '1', b: '1', c: '1' }), adding({ b: '2', c: '2' })], {
      c: '3',
      d: '3',
    })
    expect(Object.fromEntries(headers)).toEqual({ a: '1', b: '2', c: '3', d: '3' })
  })

  test.each([
    ['an object', { 'X-Name': 'v' }],
    ['a list of pairs', [['X-Name', 'v']]],
    ['Headers', new Headers({ 'X-Name': 'v' })],
  ] as const)('accept %s, from a middleware and from the caller', async (_form, init) => {
    const form = init as HeadersInit
    expect((await sentBy([adding(form)])).get('x-name')).toBe('v')
    expect((await sentBy([], form)).get('x-name')).toBe('v')
    expect((await sentBy([adding({ 'x-name': 'under' }), adding(form)])).get('x-name')).toBe('v')
    expect((await sentBy([adding({ 'x-name': 'under' })], form)).get('x-name')).toBe('v')
  })

  test('are case-insensitive', async () => {
    const headers = await sentBy([adding({ AUTHORIZATION: 'old' })], { authorization: 'new' })
    expect(headers.get('Authorization')).toBe('new')
  })

  test('are visible to a client function as set so far', async () => {
    const seen: unknown[] = []
    const looking = start().client(({ next, headers }) => {
      seen.push(Object.fromEntries(headers))
      return next()
    })
    const { fetch } = fakeFetch(answer)
    const fn = stubOf(post().middleware([adding({ a: '1' }), looking, adding({ b: '2' })]))
    await fn({ fetch, headers: { c: '3' } })
    expect(seen).toEqual([{ a: '1', c: '3' }])
  })

  test('cannot be changed through the argument of a client function', async () => {
    const writing = start().client(({ next, headers }) => {
      headers.set('written', '1')
      return next()
    })
    expect([...(await sentBy([writing as ReturnType<typeof adding>])).keys()]).toEqual([])
  })

  test('of one call of next do not affect the following one', async () => {
    const twice = start().client(async ({ next }) => {
      await next({ headers: { first: '1' } })
      return next({ headers: { second: '2' } })
    })
    const { fetch, sent } = fakeFetch(answer)
    await stubOf(post().middleware([twice]))({ fetch })
    expect(sent.map(({ headers }) => Array.from(headers.keys()))).toEqual([['first'], ['second']])
  })

  test('arrive at the endpoint', async () => {
    const { client, requests } = wire(post().middleware([adding({ a: '1' })]), () => 0)
    await client({ headers: { b: '2' } })
    expect(requests[0]?.headers.get('a')).toBe('1')
    expect(requests[0]?.headers.get('b')).toBe('2')
  })
})

describe('the fetch of a call', () => {
  type Four = ReturnType<typeof four>
  const countsOf = (all: Four) => Object.values(all).map(({ sent }) => sent.length)

  test('is the global one by default', async () => {
    const all = four()
    vi.stubGlobal('fetch', all.global.fetch)
    await stubOf(post())()
    expect(countsOf(all)).toEqual([1, 0, 0, 0])
  })

  test('is read from the globals for each call', async () => {
    const fn = stubOf(post())
    const [first, second] = [fakeFetch(answer), fakeFetch(answer)]
    vi.stubGlobal('fetch', first.fetch)
    await fn()
    vi.stubGlobal('fetch', second.fetch)
    await fn()
    expect([first.sent.length, second.sent.length]).toEqual([1, 1])
  })

  test('is a middleware’s before the global one', async () => {
    const all = four()
    vi.stubGlobal('fetch', all.global.fetch)
    await stubOf(post().middleware([using(all.earlier.fetch)]))()
    expect(countsOf(all)).toEqual([0, 1, 0, 0])
  })

  test('is a later middleware’s before an earlier one’s', async () => {
    const all = four()
    vi.stubGlobal('fetch', all.global.fetch)
    const { earlier, later } = all
    await stubOf(post().middleware([using(earlier.fetch), using(later.fetch)]))()
    expect(countsOf(all)).toEqual([0, 0, 1, 0])
  })

  test('is the call site’s before all others', async () => {
    const all = four()
    vi.stubGlobal('fetch', all.global.fetch)
    const { earlier, later, site } = all
    const fn = stubOf(post().middleware([using(earlier.fetch), using(later.fetch)]))
    await fn({ fetch: site.fetch })
    expect(countsOf(all)).toEqual([0, 0, 0, 1])
  })

  test('is passed to client functions', async () => {
    const seen: unknown[] = []
    const looking = () =>
      start().client(({ next, fetch }) => {
        seen.push(fetch)
        return next()
      })
    const [middle, site] = [fakeFetch(answer), fakeFetch(answer)]
    vi.stubGlobal('fetch', middle.fetch)
    const fn = stubOf(post().middleware([looking(), using(middle.fetch), looking()]))
    await fn()
    await fn({ fetch: site.fetch })
    expect(seen).toEqual([undefined, middle.fetch, site.fetch, site.fetch])
  })
})

/** Behaves as the real one does for a request that was already aborted. */
const refusingAborted: typeof fetch = async (_input, init) => {
  init?.signal?.throwIfAborted()
  return new Response('not reached')
}

/** Behaves as the real one does for an aborted request: rejects with a reason of its own. */
const abortableFetch =
  (rejectWith: (signal: AbortSignal) => unknown): typeof fetch =>
  (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        if (init.signal) reject(rejectWith(init.signal))
      })
    })

describe('the signal of a call', () => {
  const reason = new Error('changed my mind')

  test('is passed to fetch', async () => {
    const { fetch, sent } = fakeFetch(answer)
    const { signal } = new AbortController()
    await stubOf(post())({ fetch, signal })
    expect(sent[0]?.signal).toBe(signal)
  })

  test('is undefined for fetch if the caller passed none', async () => {
    const { fetch, sent } = fakeFetch(answer)
    await stubOf(post())({ fetch })
    expect(sent[0]?.signal).toBeUndefined()
  })

  test.each([
    ['with the reason', (signal: AbortSignal) => signal.reason as unknown],
    ['with an error of its own', () => new DOMException('aborted', 'AbortError')],
  ])('rejects the call with its reason when fetch rejects %s', async (_how, rejectWith) => {
    const controller = new AbortController()
    const call = stubOf(post())({ fetch: abortableFetch(rejectWith), signal: controller.signal })
    queueMicrotask(() => controller.abort(reason))
    expect(await rejectionOf(call)).toBe(reason)
  })

  test('rejects the call with its reason while the body of the response arrives', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const fetch = async () => {
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => {
          signal.addEventListener('abort', () => stream.error(new TypeError('terminated')))
        },
        pull: () => controller.abort(reason),
      })
      const headers = { 'x-seamline': '1; result', 'content-type': 'application/json' }
      return new Response(body, { headers })
    }
    expect(await rejectionOf(stubOf(post())({ fetch, signal }))).toBe(reason)
  })

  test('may have any reason', async () => {
    const controller = new AbortController()
    const fetch = abortableFetch((signal) => signal.reason)
    const call = stubOf(post())({ fetch, signal: controller.signal })
    queueMicrotask(() => controller.abort('a text'))
    expect(await rejectionOf(call)).toBe('a text')
  })

  test('leaves an error of the function unchanged', async () => {
    const { signal } = new AbortController()
    const { fetch } = fakeFetch(() => labelled('<html>', { outcome: 'none' }))
    expect(await rejectionOf(stubOf(post())({ fetch, signal }))).toBeInstanceOf(ProtocolError)
  })

  test('of the request aborts the signal of the server', async () => {
    const seen: AbortSignal[] = []
    const controller = new AbortController()
    const watching = start().server(({ next, signal }) => {
      seen.push(signal)
      return next()
    })
    const { send } = wire(post().middleware([watching]), async ({ signal }) => {
      seen.push(signal)
      controller.abort(reason)
      await new Promise(setImmediate)
      return signal.aborted
    })
    await send({ method: 'POST', signal: controller.signal })
    expect(seen.map(({ aborted }) => aborted)).toEqual([true, true])
  })
})

describe.each(TRANSPORTS)('the signal of a call %s', (_transport, side) => {
  const reason = new Error('changed my mind')

  test('rejects the call before any function runs if it is already aborted', async () => {
    let ran = 0
    const counting = start()
      .client(({ next }) => {
        ran++
        return next()
      })
      .server(({ next }) => {
        ran++
        return next()
      })
    const { [side]: fn, requests } = wire(post().middleware([counting]), () => ++ran)
    expect(await rejectionOf(fn({ signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(ran).toBe(0)
    expect(requests).toHaveLength(0)
  })

  test('rejects the call before the server runs if a client function aborts it', async () => {
    const controller = new AbortController()
    let ran = 0
    const aborting = start().client(({ next }) => {
      controller.abort(reason)
      return next()
    })
    const { [side]: fn } = wire(post().middleware([aborting]), () => ++ran)
    const call = fn({ signal: controller.signal, fetch: refusingAborted })
    expect(await rejectionOf(call)).toBe(reason)
    expect(ran).toBe(0)
  })

  test('rejects the call while the server works', async () => {
    const controller = new AbortController()
    const { [side]: fn } = wire(post(), async () => {
      controller.abort(reason)
      return 'too late'
    })
    // As the real fetch does: the response to an aborted request is not read.
    const working: typeof globalThis.fetch = async (_input, init) => {
      controller.abort(reason)
      init?.signal?.throwIfAborted()
      return new Response('not reached')
    }
    const call = fn({
      signal: controller.signal,
      ...(side === 'client' ? { fetch: working } : {}),
    })
    expect(await rejectionOf(call)).toBe(reason)
  })

  test('is passed to each function and the handler, one that never aborts by default', async () => {
    const controller = new AbortController()
    const seen: boolean[] = []
    const looking = start()
      .client(({ next, signal }) => {
        seen.push(signal instanceof AbortSignal && signal.aborted)
        return next()
      })
      .server(({ next, signal }) => {
        seen.push(signal instanceof AbortSignal && signal.aborted)
        return next()
      })
    const { [side]: fn } = wire(post().middleware([looking]), ({ signal }) => {
      seen.push(signal instanceof AbortSignal && signal.aborted)
    })
    await fn()
    await fn({ signal: controller.signal })
    expect(seen).toEqual([false, false, false, false, false, false])
  })
})

describe.each(TRANSPORTS)('a client function receives %s', (_transport, side) => {
  test('the data, the method and the id of the function', async () => {
    const seen: unknown[] = []
    const looking = start().client(({ next, data, method, serverFnMeta }) => {
      seen.push([data, method, serverFnMeta.id])
      return next()
    })
    const { [side]: fn, client } = wire(
      post()
        .middleware([looking])
        .inputValidator((data: number) => data),
      ({ data }) => data,
    )
    expect(await fn({ data: 5 })).toBe(5)
    expect(seen).toEqual([[5, 'POST', client.serverFnMeta.id]])
  })

  test('the context of earlier client functions, and their sendContext', async () => {
    const seen: unknown[] = []
    const looking = () =>
      start().client(({ next, context, sendContext }) => {
        seen.push([{ ...context }, { ...sendContext }])
        expect(inheritedKeys(context)).toEqual([])
        expect(inheritedKeys(sendContext)).toEqual([])
        expect(Object.isFrozen(context)).toBe(true)
        expect(Object.isFrozen(sendContext)).toBe(true)
        return next()
      })
    const adds = start().client(({ next }) => next({ context: { a: 1 }, sendContext: { b: 2 } }))
    const overrides = start().client(({ next }) =>
      next({ context: { a: 3 }, sendContext: { b: 4, c: 5 } }),
    )
    const { [side]: fn } = wire(
      post().middleware([looking(), adds, looking(), overrides, looking()]),
      ({ context }) => ({ ...context }),
    )
    expect(await fn()).toEqual({ b: 4, c: 5 })
    expect(seen).toEqual([
      [{}, {}],
      [{ a: 1 }, { b: 2 }],
      [{ a: 3 }, { b: 4, c: 5 }],
    ])
  })

  test('objects that later functions do not change', async () => {
    const seen: unknown[] = []
    const outer = start().client(async ({ next, context, sendContext }) => {
      const outcome = await next({ context: { key: 1 }, sendContext: { key: 1 } })
      seen.push({ ...context }, { ...sendContext })
      return outcome
    })
    const inner = start().client(({ next }) =>
      next({ context: { key: 2 }, sendContext: { key: 2 } }),
    )
    const { [side]: fn } = wire(post().middleware([outer, inner]), () => 0)
    await fn()
    expect(seen).toEqual([{}, {}])
  })
})
