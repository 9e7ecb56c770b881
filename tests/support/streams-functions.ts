/** The server functions of the app in streams-app.ts: streamed results and their progress. */

import { createServerFn, ServerFnError } from '../../src/index.ts'

interface Happening {
  readonly promise: Promise<void>
  readonly resolve: () => void
}

/** The state of a stream, by its key. */
interface Run {
  /** The number of items produced. */
  made: number
  /** Resolved by the test to release the stream. */
  readonly released: Happening
  /** Resolved by the `finally` of the stream. */
  readonly finished: Happening
}

// A copy of the tests' helper: this module is the app's.
function happening(): Happening {
  const listeners: (() => void)[] = []
  const promise = new Promise<void>((resolve) => listeners.push(resolve))
  return { promise, resolve: () => listeners.forEach((listener) => listener()) }
}

const runs = new Map<string, Run>()

function runOf(key: string): Run {
  const run = runs.get(key) ?? { made: 0, released: happening(), finished: happening() }
  runs.set(key, run)
  return run
}

async function* numbers(key: string): AsyncGenerator<number, void, undefined> {
  try {
    for (;;) yield (runOf(key).made += 1)
  } finally {
    runOf(key).finished.resolve()
  }
}

const byKey = () => createServerFn({ method: 'POST' }).inputValidator((key: string): string => key)

/** The number of items that a stream has produced. */
export const made = byKey().handler(({ data }) => runOf(data).made)

/** Waits for the `finally` of a stream. */
export const finished = byKey().handler(({ data }) => runOf(data).finished.promise)

/** Releases a waiting stream. */
export const release = byKey().handler(({ data }) => runOf(data).released.resolve())

/** Waits between its items until it is released. */
export const gated = byKey().handler(async function* ({ data }) {
  for await (const index of numbers(data)) {
    yield index
    await runOf(data).released.promise
  }
})

/** Waits only for its caller to disconnect. */
export const waiting = byKey().handler(async function* ({ data, signal }) {
  try {
    yield 'first'
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  } finally {
    runOf(data).finished.resolve()
  }
})

const LARGE = new Uint8Array(256 * 1024)

/** Produces large items as long as they are read. */
export const flood = byKey().handler(async function* ({ data }) {
  for await (const index of numbers(data)) {
    const item = LARGE.slice()
    new DataView(item.buffer).setUint32(0, index)
    yield item
  }
})

function toStream<T>(items: AsyncGenerator<T, void, undefined>): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      pull: async (controller) => {
        const { done, value } = await items.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => void (await items.return()),
    },
    { highWaterMark: 0 },
  )
}

/** Infinite numbers, as a stream. */
export const streamed = byKey().handler(({ data }) => toStream(numbers(data)))

async function* onceThenNever(): AsyncGenerator<string, void, undefined> {
  yield 'first'
  await new Promise(() => undefined)
}

/** Stays open without another item, in each of the three ways. */
export const stuck = createServerFn({ method: 'POST' }).handler(() => ({
  rows: onceThenNever(),
  chunks: toStream(onceThenNever()),
  later: new Promise<string>(() => undefined),
}))

const FAILURES = {
  app: () => new ServerFnError('QUOTA', { message: 'Too many.', status: 429, data: { left: 0 } }),
  unexpected: () => new TypeError('SECRET: no such table'),
}

async function* onceThenFail(kind: keyof typeof FAILURES): AsyncGenerator<number, void, undefined> {
  yield 1
  throw FAILURES[kind]()
}

async function failLater(kind: keyof typeof FAILURES): Promise<number> {
  const items = onceThenFail(kind)
  await items.next()
  const { value } = await items.next()
  return value ?? 0
}

/** Fails after its first item, in each of the three ways. */
export const failing = createServerFn({ method: 'POST' })
  .inputValidator((kind: keyof typeof FAILURES) => kind)
  .handler(({ data }) => ({
    rows: onceThenFail(data),
    chunks: toStream(onceThenFail(data)),
    later: failLater(data),
  }))

const BYTES = [new Uint8Array([1, 2, 255]), new Uint8Array(), new Uint8Array(300_000).fill(7)]

async function* bytesOf(): AsyncGenerator<Uint8Array, void, undefined> {
  yield* BYTES
}

/** Bytes in each of the three ways. */
export const bytes = createServerFn({ method: 'POST' }).handler(() => ({
  rows: bytesOf(),
  chunks: toStream(bytesOf()),
  later: Promise.resolve(new Uint8Array([9, 8])),
}))
