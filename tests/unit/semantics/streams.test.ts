import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { getRequestHeader, setResponseHeader } from '../../../src/server.ts'
import { happening } from '../../support/events.ts'
import { listOf, readableOf, rowsOf } from '../../support/streams.ts'

const post = () => createServerFn({ method: 'POST' })

describe.each(TRANSPORTS)('a streamed result, %s,', (transport) => {
  test('arrives item by item, each before the next one is produced', async () => {
    const asked = [happening(), happening()]
    const made: number[] = []
    const { call } = travel(transport, post(), async function* () {
      for (const [index, each] of asked.entries()) {
        made.push(index)
        yield index
        await each.promise
      }
    })
    const items = await call()
    expect(await items.next()).toEqual({ done: false, value: 0 })
    expect(made).toEqual([0])
    asked[0]?.resolve()
    expect(await items.next()).toEqual({ done: false, value: 1 })
    expect(made).toEqual([0, 1])
    asked[1]?.resolve()
    expect(await items.next()).toEqual({ done: true, value: undefined })
    expect(await items.next()).toEqual({ done: true, value: undefined })
  })

  test("keeps the types of its items and the generator's return value", async () => {
    const values = [new Date(5), 12n, new Map([['a', new Set([undefined])]]), null, -0, /a+/g]
    const { call } = travel(transport, post(), async function* () {
      yield* values
      return new URL('https://a.test/')
    })
    const items = await call()
    for (const value of values) expect(await items.next()).toEqual({ done: false, value })
    expect(await items.next()).toEqual({ done: true, value: new URL('https://a.test/') })
  })

  test('may be an iterable of any kind', async () => {
    class Counter {
      async *[Symbol.asyncIterator]() {
        yield 1
        yield 2
      }
    }
    const { call } = travel(transport, post(), () => ({
      literal: { [Symbol.asyncIterator]: () => new Counter()[Symbol.asyncIterator]() },
      own: new Counter(),
    }))
    const { literal, own } = await call()
    expect(await listOf(own)).toEqual([1, 2])
    expect(await listOf(literal)).toEqual([1, 2])
  })

  test('contains promises, streams and generators anywhere, also within their items', async () => {
    const { call } = travel(transport, post(), () => ({
      at: new Date(1),
      map: new Map([['total', Promise.resolve({ deep: Promise.resolve(3n) })]]),
      rows: [
        (async function* () {
          yield { name: Promise.resolve('a'), more: rowsOf('x', 'y') }
          yield { name: Promise.resolve('b'), more: rowsOf('z') }
        })(),
      ],
      stream: readableOf<unknown>([1, 'two', { three: new Set([3]) }]),
    }))
    const result = await call()
    expect(result.at).toEqual(new Date(1))
    const total = await result.map.get('total')
    expect(await total?.deep).toBe(3n)
    const names: unknown[] = []
    for await (const { name, more } of result.rows[0] ?? []) {
      names.push(await name, await listOf(more))
    }
    expect(names).toEqual(['a', ['x', 'y'], 'b', ['z']])
    expect(await listOf(result.stream)).toEqual([1, 'two', { three: new Set([3]) }])
  })

  test('carries bytes as they are, empty and large ones too', async () => {
    const chunks = [new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array(3 << 20).fill(7)]
    const { call } = travel(transport, post(), () => ({
      stream: readableOf(chunks),
      iterable: rowsOf(...chunks),
      promise: Promise.resolve(new Uint8Array([9])),
    }))
    const { stream, iterable, promise } = await call()
    const [items, pieces] = await Promise.all([listOf(iterable), listOf(stream)])
    expect(items.map(({ byteLength }) => byteLength)).toEqual([2, 0, 3 << 20])
    expect(Buffer.compare(Buffer.concat(items), Buffer.concat(chunks))).toBe(0)
    expect(Buffer.compare(Buffer.concat(pieces), Buffer.concat(chunks))).toBe(0)
    expect(await promise).toEqual(new Uint8Array([9]))
  })

  test('sends one promise once, wherever it occurs', async () => {
    const { call } = travel(transport, post(), () => {
      const shared = Promise.resolve({ id: 1 })
      return { first: shared, second: [shared] }
    })
    const { first, second } = await call()
    expect(await first).toBe(await second[0])
  })

  test('carries cycles in its items', async () => {
    interface Node {
      readonly name: string
      self?: Node
      later?: Promise<Node>
    }
    const { call } = travel(transport, post(), async function* () {
      const node: Node = { name: 'a' }
      node.self = node
      node.later = Promise.resolve(node)
      yield node
    })
    const [node] = await listOf(await call())
    expect(node?.self?.self?.name).toBe('a')
    expect((await node?.later)?.self?.name).toBe('a')
  })

  test("comes with the server's sendContext", async () => {
    const seen: unknown[] = []
    const sending = createMiddleware({ type: 'function' })
      .client(async ({ next }) => {
        const outcome = await next()
        seen.push(outcome.context)
        return outcome
      })
      .server(({ next }) => next({ sendContext: { trace: 't1' } }))
    const { call } = travel(transport, post().middleware([sending]), () => rowsOf(1))
    expect(await listOf(await call())).toEqual([1])
    expect(seen).toEqual([expect.objectContaining({ trace: 't1' })])
  })

  test('runs within its request to its end', async () => {
    const { call } = travel(transport, post(), async function* () {
      yield getRequestHeader('x-tenant')
      await Promise.resolve()
      yield getRequestHeader('x-tenant')
    })
    expect(await listOf(await call({ headers: { 'x-tenant': 'acme' } }))).toEqual(['acme', 'acme'])
  })

  test('without items ends', async () => {
    const { call } = travel(transport, post(), () => ({
      rows: rowsOf(),
      stream: readableOf<unknown>([]),
    }))
    const { rows, stream } = await call()
    expect(await listOf(stream)).toEqual([])
    expect(await listOf(rows)).toEqual([])
  })
})

test('headers set before the first item are on the response, which proxies must not buffer', async () => {
  startWith({})
  const { call, answers } = travel('over node:http', post(), () => {
    setResponseHeader('x-export', '1')
    return rowsOf(1, 2)
  })
  expect(await listOf(await call())).toEqual([1, 2])
  expect(Object.fromEntries(answers[0]?.headers ?? [])).toMatchObject({
    'x-export': '1',
    'x-seamline': '1; result',
    'content-type': 'application/vnd.seamline.stream',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
  })
})
