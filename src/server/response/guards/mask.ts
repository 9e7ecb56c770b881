/** What is told of an error that nobody threw on purpose: no more than an id, unless in development. */

import { INTERNAL_SERVER_ERROR } from '../../../errors/catalog.ts'
import { ServerFnError } from '../../../errors/errors.ts'
import { isNotFound, isRedirect } from '../../../http/router-values.ts'
import type { MaskError } from '../../request/request-scope.ts'

/** The error that a caller gets, in the place of the one that was thrown. */
export function maskForCaller(thrown: unknown, errorId: string, isDev: boolean): ServerFnError {
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const message = isDev ? textOf(thrown) : describe()
  return new ServerFnError(code, { message, status, errorId })
}

/** The words in which a request is answered that is no call. */
export function maskForRequest(thrown: unknown, isDev: boolean): string {
  return isDev && thrown instanceof Error ? thrown.message : INTERNAL_SERVER_ERROR.describe()
}

/** A call within a page, which fails with what the page may show. */
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
    // There are objects that are no text.
    return INTERNAL_SERVER_ERROR.describe()
  }
}
