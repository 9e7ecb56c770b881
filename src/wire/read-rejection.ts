/**
 * The values that a call rejects with when the function has failed. The browser loads this module with the first of
 * them. It shares no module with the first load but the errors, so that a build makes one file of it.
 */

import { ServerFnError, ValidationError } from '../errors/app-errors.ts'
import type { Envelope } from './envelope.ts'
import { isWireError } from './guards/rejection.ts'
import type { WireError } from './protocol.ts'
import { fromWireRedirect, type WireRedirect } from './redirect.ts'

/** @throws Error for an envelope that no endpoint writes */
export function readRejection(
  { error, redirect, notFound, thrown }: Envelope,
  status: number,
): unknown {
  if (error !== undefined) return toError(error as WireError, status)
  // `Response` checks its parts.
  if (redirect !== undefined) return fromWireRedirect(redirect as WireRedirect)
  return notFound ?? thrown ?? malformed()
}

function toError(error: WireError, status: number): Error {
  if (!isWireError(error)) return malformed()
  const { type, code, message, data, issues = [], target, errorId } = error
  if (type === 'validation') return new ValidationError(issues, { target })
  return new ServerFnError(code, { message, data, status, errorId })
}

function malformed(): never {
  throw new Error('it holds no error that the endpoint writes')
}
