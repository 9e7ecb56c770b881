/** Promises and streams in a page that fail with what the page may show. */

import type { MaskError } from '../../../server/request/request-scope.ts'

/**
 * A promise that rejects with masks.
 *
 * @param check - throws for a value that cannot be written into the page
 */
export function maskedPromise(
  promise: Promise<unknown>,
  mask: MaskError,
  check: (value: unknown) => void,
): Promise<unknown> {
  return orMasked(async () => {
    const value = await promise
    check(value)
    return value
  }, mask)
}

/** A stream that breaks with masks. */
export function maskedStream(
  stream: ReadableStream<unknown>,
  mask: MaskError,
): ReadableStream<unknown> {
  const reader = stream.getReader()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await orMasked(() => reader.read(), mask)
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Its source decides how far ahead it is read.
    { highWaterMark: 0 },
  )
}

/** What can be iterated, and fails with masks. */
export function maskedIterable(
  iterable: AsyncIterable<unknown>,
  mask: MaskError,
): AsyncIterable<unknown> {
  return {
    ...dataOf(iterable),
    [Symbol.asyncIterator]() {
      const iterator = iterable[Symbol.asyncIterator]()
      let isLeft = false
      // How it fails because it was left is no failure of the page.
      const maskOfPage: MaskError = (reason) => (isLeft ? reason : mask(reason))
      return {
        next: () => orMasked(() => iterator.next(), maskOfPage),
        return: async (reason) => {
          isLeft = true
          return (await iterator.return?.(reason)) ?? { done: true, value: undefined }
        },
      }
    },
  }
}

/** What an object that can be iterated holds beside. */
function dataOf(iterable: object): object {
  return Object.fromEntries(Object.entries(iterable).filter(isData))
}

/** The methods of an iterator may be its own, and are no data. */
function isData([key, value]: readonly [string, unknown]): boolean {
  return typeof value !== 'function' || !ITERATOR_METHODS.has(key)
}

const ITERATOR_METHODS: ReadonlySet<string> = new Set(['next', 'return', 'throw'])

async function orMasked<T>(read: () => Promise<T>, mask: MaskError): Promise<T> {
  try {
    return await read()
  } catch (reason) {
    throw mask(reason)
  }
}
