import type { MaskError } from '../../server/request/request-scope.ts'
import { maskedIterable, maskedPromise, maskedStream } from './guards/late-failures.ts'

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
  if (late instanceof Promise) return maskedPromise(late, mask, check)
  return late instanceof ReadableStream ? maskedStream(late, mask) : maskedIterable(late, mask)
}
