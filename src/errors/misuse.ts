import type { ErrorEntry } from './catalog.ts'

/**
 * A misuse of seamline, thrown where it happens.
 *
 * Its `code` is stable (`NEXT_NOT_RETURNED`, `NOT_COMPILED`, `NO_REQUEST`, …); its message says what
 * happened and what to do.
 *
 * @example
 * ```ts
 * function theme() {
 *   try {
 *     return getCookie('theme')
 *   } catch (error) {
 *     if (error instanceof SeamlineError && error.code === 'NO_REQUEST') return 'light'
 *     throw error
 *   }
 * }
 * ```
 */
export class SeamlineError extends Error {
  /** The name of the class, for logs and for errors of another copy of the package. */
  override readonly name: string = 'SeamlineError'
  /** Stable identifier of the defect. */
  declare readonly code: string
  /** The kind, which also identifies errors of another copy of this module. Not part of the public interface. */
  readonly '~kind' = 'misuse' as const

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export function usageError<TDetails>(
  entry: ErrorEntry<TDetails>,
  details: TDetails,
  options?: ErrorOptions,
): SeamlineError {
  return new SeamlineError(
    entry.code,
    `[seamline] ${entry.describe(details)} (${entry.code})`,
    options,
  )
}
