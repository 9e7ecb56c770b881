import type { MaskError } from '../../server/request/request-scope.ts'
import { maskedIterable, maskedPromise, maskedStream } from './guards/late-failures.ts'

/** A value that may fail after a page has begun. */
export type Late = Promise<unknown> | ReadableStream<unknown> | AsyncIterable<unknown>

/** Replaces promises and streams that are written into a page by copies that fail with masked errors only. */
export interface LateMask {
  /** Whether a value has to be replaced: a copy does not. */
  readonly isOpen: (value: unknown) => value is Late
  readonly masked: (late: Late) => Late
}

/** @param check - throws for the value of a promise that cannot be written into the page */
export function lateMask(
  mask: MaskError,
  check: (value: unknown) => void = () => undefined,
): LateMask {
  const copies = new WeakSet<object>()
  return {
    isOpen: (value): value is Late => isLate(value) && !copies.has(value),
    masked(late) {
      const copy = maskedCopy(late, mask, check)
      copies.add(copy)
      return copy
    },
  }
}

function isLate(value: unknown): value is Late {
  if (typeof value !== 'object' || value === null) return false
  return (
    value instanceof Promise ||
    value instanceof ReadableStream ||
    (Symbol.asyncIterator in value && typeof value[Symbol.asyncIterator] === 'function')
  )
}

function maskedCopy(late: Late, mask: MaskError, check: (value: unknown) => void): Late {
  if (late instanceof Promise) return maskedPromise(late, mask, check)
  return late instanceof ReadableStream ? maskedStream(late, mask) : maskedIterable(late, mask)
}
