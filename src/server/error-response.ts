import {
  INTERNAL_SERVER_ERROR,
  METHOD_NOT_ALLOWED,
  PAYLOAD_TOO_LARGE,
} from '../shared/error-catalog.ts'
import {
  isProtocolError,
  isServerFnError,
  ServerFnError,
  type ProtocolError,
} from '../shared/errors.ts'
import type { ServerFnMeta } from '../core/definition.ts'
import { dev } from '../internal/config.ts'
import { encodeError } from '../protocol/encode-response.ts'
import { OUTCOME } from '../protocol/wire.ts'
import { allowedMethods } from './receive-call.ts'
import { reportError } from './report-error.ts'
import type { PendingResponse } from './request-context.ts'
import { respond, respondWith } from './respond.ts'

/** The function whose call failed, as far as it was known by then. */
export interface FailedCall {
  readonly meta: ServerFnMeta
  readonly method: 'GET' | 'POST'
}

/**
 * The answer to a call that failed with `thrown`: what the app or the runtime threw on purpose as it
 * is, a `Response` as itself, anything else masked and reported.
 */
export function errorResponse(
  thrown: unknown,
  pending: PendingResponse,
  call: FailedCall | undefined,
): Response {
  if (thrown instanceof Response) return respondWith(thrown, OUTCOME.thrownResponse, pending)
  const visible = isDeliberate(thrown) ? thrown : mask(thrown, call?.meta)
  try {
    return respond(encodeError(visible), OUTCOME.error, {
      status: statusOf(visible, pending),
      headers: extraHeaders(visible, call),
      pending,
    })
  } catch (unsendable) {
    // The app's `data` cannot be sent: what remains is an unexpected error like any other.
    return errorResponse(unsendable, pending, call)
  }
}

function isDeliberate(thrown: unknown): thrown is ServerFnError | ProtocolError {
  return isServerFnError(thrown) || isProtocolError(thrown)
}

/** In production a caller learns no more of an unexpected error than how to ask about it. */
function mask(thrown: unknown, serverFn: ServerFnMeta | undefined): ServerFnError {
  const errorId = crypto.randomUUID()
  reportError({ error: thrown, errorId, serverFn })
  return new ServerFnError(INTERNAL_SERVER_ERROR.code, {
    message: dev ? textOf(thrown) : INTERNAL_SERVER_ERROR.describe(),
    status: INTERNAL_SERVER_ERROR.status,
    errorId,
  })
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
}

function statusOf(error: ServerFnError | ProtocolError, pending: PendingResponse): number {
  const candidates = [error.status, pending.status]
  return candidates.find(isFailureStatus) ?? INTERNAL_SERVER_ERROR.status
}

function isFailureStatus(status: number | undefined): status is number {
  return status !== undefined && Number.isInteger(status) && status >= 400 && status <= 599
}

function extraHeaders(
  error: ServerFnError | ProtocolError,
  call: FailedCall | undefined,
): Readonly<Record<string, string>> {
  if (!isProtocolError(error)) return {}
  if (error.code === METHOD_NOT_ALLOWED.code && call !== undefined) {
    return { allow: allowedMethods(call.method) }
  }
  // The rest of the body is on its way and nobody will read it.
  return error.code === PAYLOAD_TOO_LARGE.code ? { connection: 'close' } : {}
}
