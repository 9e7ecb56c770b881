import { UNSAFE_REDIRECT } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import { isSafeTarget, type RedirectLike } from '../../http/router-values.ts'

/** Refuses a redirect that a browser could take for another site or for code. */
export function assertSafe({ options, headers }: RedirectLike): void {
  for (const target of [options?.href, options?.to, headers.get('location')]) {
    if (typeof target === 'string' && !isSafeTarget(target)) {
      throw usageError(UNSAFE_REDIRECT, { target })
    }
  }
}

/** Whether a header may travel within a value: cookies are for the browser alone. */
export function isWireHeader([name]: readonly [string, string]): boolean {
  return name !== 'set-cookie'
}
