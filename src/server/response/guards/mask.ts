/** How a response shows an unexpected error: by an id only, unless in development. */

import { INTERNAL_SERVER_ERROR } from '../../../errors/catalog.ts'
import { ServerFnError } from '../../../errors/errors.ts'
import { isNotFound, isRedirect } from '../../../http/router-values.ts'
import type { MaskError } from '../../request/request-scope.ts'

/** The error that a caller gets in the place of the one that was thrown. */
export function maskForCaller(thrown: unknown, errorId: string, isDev: boolean): ServerFnError {
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const message = isDev ? textOf(thrown) : describe()
  return new ServerFnError(code, { message, status, errorId })
}

/** The text of a response to a request that is not a call. */
export function maskForRequest(thrown: unknown, isDev: boolean): string {
  return isDev && thrown instanceof Error ? thrown.message : INTERNAL_SERVER_ERROR.describe()
}

/** A call that fails with a masked error, within a page. */
export function maskedCall<T>(call: Promise<T>, mask: MaskError | undefined): Promise<T> {
  if (mask === undefined) return call
  return call.catch((thrown: unknown) => {
    throw isRedirect(thrown) || isNotFound(thrown) ? thrown : mask(thrown)
  })
}

function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  } catch {
    // Some objects cannot be converted to text.
    return INTERNAL_SERVER_ERROR.describe()
  }
}
