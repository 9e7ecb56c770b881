import { UNSAFE_REDIRECT } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { isSafeTarget } from '../../http/router-values.ts'

/**
 * Looks again at where the page is about to go, whatever the server has looked at.
 *
 * @throws SeamlineError `UNSAFE_REDIRECT`
 */
export function assertFollowable(targets: readonly unknown[]): void {
  for (const target of targets) {
    if (typeof target === 'string' && !isSafeTarget(target))
      throw usageError(UNSAFE_REDIRECT, { target })
  }
}
