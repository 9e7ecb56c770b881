/** Streams and their readers, for tests. */

/** A stream that produces these chunks on demand. */
export function readableOf<T>(chunks: readonly T[]): ReadableStream<T> {
  const left = [...chunks]
  return new ReadableStream<T>(
    {
      pull: (controller) => {
        const [chunk] = left.splice(0, 1)
        if (chunk === undefined) controller.close()
        else controller.enqueue(chunk)
      },
    },
    { highWaterMark: 0 },
  )
}

/** A generator of these rows. */
export async function* rowsOf<T>(...rows: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const row of rows) {
    await Promise.resolve()
    yield row
  }
}

/** All items of a stream or a generator. */
export async function listOf<T>(items: AsyncIterable<T> | ReadableStream<T>): Promise<T[]> {
  const list: T[] = []
  // Node's streams are iterable, which the browser types do not declare.
  for await (const item of items as AsyncIterable<T>) list.push(item)
  return list
}
