import type { MaskError } from '../server/request-scope.ts'

/** What may still fail when a page has begun. */
export type Late = Promise<unknown> | ReadableStream<unknown> | AsyncIterable<unknown>

/** Whether a value may still fail when a page has begun. */
export function isLate(value: unknown): value is Late {
  if (typeof value !== 'object' || value === null) return false
  return (
    value instanceof Promise ||
    value instanceof ReadableStream ||
    (Symbol.asyncIterator in value && typeof value[Symbol.asyncIterator] === 'function')
  )
}

/**
 * The same promise or stream, which fails with masks only.
 *
 * @param check - throws for the value of a promise that cannot be written into the page
 */
export function maskedCopy(
  late: Late,
  mask: MaskError,
  check: (value: unknown) => void = () => undefined,
): Late {
  if (late instanceof Promise) {
    return orMasked(async () => {
      const value: unknown = await late
      check(value)
      return value
    }, mask)
  }
  return late instanceof ReadableStream ? maskedStream(late, mask) : maskedIterable(late, mask)
}

function maskedStream(stream: ReadableStream<unknown>, mask: MaskError): ReadableStream<unknown> {
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

function maskedIterable(iterable: AsyncIterable<unknown>, mask: MaskError): AsyncIterable<unknown> {
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
