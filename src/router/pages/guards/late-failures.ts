/** Promises and streams in a page that fail with the errors that the page may show. */

import type { MaskError } from '../../../server/request/request-scope.ts'
import {
  fromIterable,
  fromStream,
  mapSource,
  toGenerator,
  toStream,
} from '../../../streams/async-source.ts'

/**
 * A promise that rejects with masked errors.
 *
 * @param check - throws for a value that cannot be written into the page
 */
export async function maskedPromise(
  promise: Promise<unknown>,
  mask: MaskError,
  check: (value: unknown) => void,
): Promise<unknown> {
  try {
    const value = await promise
    check(value)
    return value
  } catch (reason) {
    throw mask(reason)
  }
}

/** A stream that fails with masked errors. */
export function maskedStream(
  stream: ReadableStream<unknown>,
  mask: MaskError,
): ReadableStream<unknown> {
  return toStream(mapSource(fromStream(stream), { error: mask }))
}

/** An iterable that fails with masked errors. */
export function maskedIterable(
  iterable: AsyncIterable<unknown>,
  mask: MaskError,
): AsyncIterable<unknown> {
  return {
    ...dataOf(iterable),
    [Symbol.asyncIterator]: () => toGenerator(mapSource(fromIterable(iterable), { error: mask })),
  }
}

/** The properties of an object without an iterator's methods. */
function dataOf(iterable: object): object {
  return Object.fromEntries(
    Object.entries(iterable).filter(
      ([key, value]) => typeof value !== 'function' || !['next', 'return', 'throw'].includes(key),
    ),
  )
}
