import { UNSAFE_REDIRECT } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { isSafeTarget } from '../../http/router-values.ts'

/** Checks the targets again before the page navigates, whatever the server checked. */
export function assertFollowable(targets: readonly unknown[]): void {
  for (const target of targets) {
    if (typeof target === 'string' && !isSafeTarget(target))
      throw usageError(UNSAFE_REDIRECT, { target })
  }
}
