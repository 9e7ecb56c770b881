import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rejectionOf } from '../../support/failures.ts'
import { readableOf } from '../../support/streams.ts'
import { frame, joined, received, streamBody } from './stream-of-tests.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300)
const TIMEOUT = 30_000 + RUNS * 40

/** The promises that each promise of a graph resolves to, by their numbers. */
type Edges = readonly (readonly number[])[]

interface Node {
  readonly name: number
  others: readonly Promise<Node>[]
}

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }),
  )

/** Promises that resolve to one another along the edges. */
function graphOf(edges: Edges): readonly Promise<Node>[] {
  const nodes = edges.map((_, name): Node => ({ name, others: [] }))
  const promises = nodes.map((node) => Promise.resolve(node))
  for (const [name, others] of edges.entries()) {
    const node = nodes[name]
    if (node !== undefined) node.others = others.flatMap((other) => promises[other] ?? [])
  }
  return promises
}

/** The part of a graph that is reachable from a promise: the edges, and the number of promises. */
async function arrivedFrom(first: Promise<Node>) {
  const promises = new Set([first])
  const edges = new Map<number, readonly number[]>()
  for (const promise of promises) {
    const { name, others } = await promise
    const children = await Promise.all(others)
    const names = children.map((node) => node.name)
    expect(edges.get(name) ?? names).toEqual(names)
    edges.set(name, names)
    for (const other of others) promises.add(other)
  }
  return { edges, count: promises.size }
}

test('promises in any graph arrive unchanged', { timeout: TIMEOUT }, async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (edges) => {
      const sent = graphOf(edges)[0] as Promise<Node>
      const { first } = (await received(streamBody({ first: sent }))) as { first: Promise<Node> }
      expect(await arrivedFrom(first)).toEqual(await arrivedFrom(sent))
    }),
    { numRuns: RUNS },
  )
})

test(
  'promises in several items that refer to each other arrive with each of them',
  { timeout: TIMEOUT },
  async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (edges) => {
        const sent = graphOf(edges)
        const items = sent.map((first) => ({ first }))
        const result = (await received(streamBody({ rows: readableOf(items) }))) as {
          readonly rows: ReadableStream<{ readonly first: Promise<Node> }>
        }
        let index = 0
        for await (const { first } of result.rows) {
          const { edges: all } = await arrivedFrom(sent[index++] as Promise<Node>)
          expect((await arrivedFrom(first)).edges).toEqual(all)
        }
        expect(index).toBe(sent.length)
      }),
      { numRuns: RUNS },
    )
  },
)

const promise = (...path: readonly (string | number)[]) => ['promise', 0, ...path]
const envelope = (result: unknown, ...tags: readonly unknown[]) =>
  frame(0, 0, JSON.stringify({ result, tags }))
const item = (source: number, value: unknown, ...tags: readonly unknown[]) =>
  frame(1, source, JSON.stringify({ item: value, tags }))

describe('a reference number', () => {
  test('of a settled promise remains valid while its group continues', async () => {
    const bytes = joined(
      envelope({ a: 1, b: 2 }, promise('result', 'a'), ['promise', 1, 'b']),
      item(1, 'one'),
      item(2, [1, 2], promise('item', 0), ['promise', 1, 1]),
      frame(5, 0),
    )
    const { a, b } = (await received(bytes)) as { a: Promise<unknown>; b: Promise<unknown[]> }
    const again = await b
    expect(again[0]).toBe(a)
    expect(again[1]).toBe(b)
  })

  test('of a settled promise cannot be that of a stream', async () => {
    const bytes = joined(
      envelope({ a: 1, b: 2 }, promise('result', 'a'), ['promise', 1, 'b']),
      item(1, 'one'),
      item(2, { a: 1 }, ['stream', 0, 'item', 'a']),
      frame(5, 0),
    )
    const { b } = (await received(bytes)) as { b: Promise<unknown> }
    expect(await rejectionOf(b)).toMatchObject({ code: 'UNEXPECTED_RESPONSE' })
  })

  test('is released for a later promise that has settled', async () => {
    const rows = (await received(
      joined(
        envelope({ rows: 1 }, ['iterable', 0, 'result', 'rows']),
        item(1, { a: 2 }, promise('item', 'a')),
        item(2, 'one'),
        item(1, { a: 2 }, promise('item', 'a')),
        item(2, 'two'),
        frame(3, 1),
        frame(5, 0),
      ),
    )) as { rows: AsyncIterable<{ a: Promise<unknown> }> }
    const values: unknown[] = []
    for await (const { a } of rows.rows) values.push(await a)
    expect(values).toEqual(['one', 'two'])
  })

  test('of more than 16,384 connected promises is refused', async () => {
    const chain = Array.from({ length: 16_384 }, (_, index) =>
      item(index + 1, { next: index + 2 }, promise('item', 'next')),
    )
    const bytes = joined(envelope({ next: 1 }, promise('result', 'next')), ...chain)
    let at = (await received(bytes)) as { readonly next: Promise<never> }
    const error = await rejectionOf(
      (async () => {
        for (;;) at = await at.next
      })(),
    )
    expect(error).toMatchObject({ code: 'ANSWER_TOO_LARGE' })
  })

  test('of more than 16,384 connected promises is not sent', async () => {
    interface Link {
      readonly next?: Promise<Link>
    }
    const link = (left: number): Link =>
      left === 0 ? {} : { next: Promise.resolve().then(() => link(left - 1)) }
    let at: Link | undefined = (await received(streamBody(link(16_385)))) as Link
    const error = await rejectionOf(
      (async () => {
        while (at !== undefined) at = await at.next
      })(),
    )
    expect(error).toMatchObject({ code: 'TOLD' })
  })
})

describe('a value that two streams refer to', () => {
  const both = envelope(
    { left: 1, read: 2 },
    ['iterable', 0, 'result', 'left'],
    ['iterable', 1, 'read'],
  )
  interface Streams<T> {
    readonly left: AsyncGenerator<unknown>
    readonly read: AsyncGenerator<T>
  }

  test('arrives in the one that is read when the other is cancelled', async () => {
    const bytes = joined(
      both,
      item(1, { later: 3 }, promise('item', 'later')),
      item(2, { later: 3 }, promise('item', 'later')),
      frame(3, 2),
      item(3, 'arrived'),
      frame(3, 1),
      frame(5, 0),
    )
    const { left, read } = (await received(bytes)) as Streams<{ later: Promise<unknown> }>
    const { value } = await read.next()
    await left.return(undefined)
    expect((await read.next()).done).toBe(true)
    expect(await value.later).toBe('arrived')
  })

  test('arrives with the children of a cancelled promise, too', async () => {
    const bytes = joined(
      both,
      item(1, { later: 3 }, promise('item', 'later')),
      item(2, 'first'),
      item(2, { later: 3 }, promise('item', 'later')),
      item(3, { deeper: 4 }, promise('item', 'deeper')),
      item(4, 'arrived'),
      frame(3, 2),
      frame(3, 1),
      frame(5, 0),
    )
    const { left, read } = (await received(bytes)) as Streams<{
      later: Promise<{ deeper: Promise<unknown> }>
    }>
    await read.next()
    await left.return(undefined)
    const { value } = await read.next()
    expect(await (await value.later).deeper).toBe('arrived')
  })

  test('rejects, instead of ending, if it was cancelled and is referred to again', async () => {
    const bytes = joined(
      both,
      item(1, { rows: 3 }, ['iterable', 0, 'item', 'rows']),
      item(2, 'first'),
      item(3, 'lost'),
      item(2, { rows: 3 }, ['iterable', 0, 'item', 'rows']),
      frame(3, 3),
      frame(3, 2),
      frame(3, 1),
      frame(5, 0),
    )
    const { left, read } = (await received(bytes)) as Streams<{ rows: AsyncGenerator<unknown> }>
    await read.next()
    await left.return(undefined)
    const { value } = await read.next()
    expect(await rejectionOf(value.rows.next())).toMatchObject({ name: 'AbortError' })
  })

  test('rejects when the rest of the response is cancelled', async () => {
    const bytes = joined(
      both,
      item(1, { later: 3 }, promise('item', 'later')),
      item(2, 'first'),
      item(3, { deeper: 4 }, promise('item', 'deeper')),
      item(2, { later: 3 }, promise('item', 'later')),
    )
    const open = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes),
    })
    const { left, read } = (await received(open)) as Streams<{
      later: Promise<{ deeper: Promise<unknown> }>
    }>
    await read.next()
    await left.return(undefined)
    const { value } = await read.next()
    const { deeper } = await value.later
    const rejection = rejectionOf(deeper)
    await read.return(undefined)
    expect(await rejection).toMatchObject({ name: 'AbortError' })
  })
})
