/** Promises and streams in a page that fail with masked errors. */

import type { MaskError } from '../../../server/request/request-scope.ts'

/**
 * A promise that rejects with masked errors.
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

/** A stream that fails with masked errors. */
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

/** An iterable that fails with masked errors. */
export function maskedIterable(
  iterable: AsyncIterable<unknown>,
  mask: MaskError,
): AsyncIterable<unknown> {
  return {
    ...dataOf(iterable),
    [Symbol.asyncIterator]() {
      const iterator = iterable[Symbol.asyncIterator]()
      let isLeft = false
      // A failure after the reader has left is not one of the page.
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

/** The other properties of an iterable. */
function dataOf(iterable: object): object {
  return Object.fromEntries(Object.entries(iterable).filter(isData))
}

/** The methods of an iterator may be own properties, but are not data. */
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
