import { dev } from '../internal/config.ts'
import { encodeError, encodeNotFound, encodeRedirect } from '../protocol/encode-response.ts'
import { OUTCOME } from '../protocol/wire.ts'
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
import { isNotFound, isRedirect, type RedirectLike } from '../shared/router-values.ts'
import type { ServerFnsOptions } from '../start/create-start.ts'
import { allowedMethods } from './receive-call.ts'
import { redirectResponse } from './redirect-response.ts'
import { reportError } from './report-error.ts'
import type { PendingResponse } from './request-context.ts'
import { respond, respondWith } from './respond.ts'
import type { Endpoint } from './endpoints.ts'

/** The call that failed, as far as it was known by then. */
export interface FailedCall {
  readonly request: Request
  readonly endpoint: Endpoint | undefined
  readonly pending: PendingResponse
  readonly serverFns: ServerFnsOptions
}

/**
 * The answer to a call that failed with `thrown`: what the app or the runtime threw on purpose as it
 * is, a `Response` as itself, anything else masked.
 */
export function errorResponse(thrown: unknown, call: FailedCall): Response {
  try {
    if (isRedirect(thrown)) return answerRedirect(thrown, call.request)
    if (thrown instanceof Response) return respondWith(thrown, OUTCOME.thrownResponse)
    if (isNotFound(thrown)) {
      return respond(encodeNotFound(thrown), OUTCOME.notFound, { status: 404 })
    }
    const visible = isProtocolError(thrown) ? thrown : toVisible(thrown, call)
    return respond(encodeError(visible), OUTCOME.error, {
      status: statusOf(visible, call.pending),
      headers: extraHeaders(visible, call),
    })
  } catch (unsendable) {
    // A redirect that is not followed, or data of the app that cannot be sent: what remains is an
    // unexpected error like any other, and that one can be sent.
    return errorResponse(unsendable, call)
  }
}

/** Whether the caller has gone, so that nobody will read an answer. */
function isAbort(thrown: unknown, request: Request): boolean {
  return request.signal.aborted && thrown === request.signal.reason
}

/** What the caller may see of an error that is not the runtime's own; reported before it leaves. */
function toVisible(thrown: unknown, { endpoint, request, serverFns }: FailedCall): ServerFnError {
  const serverFn = endpoint?.implementation.meta
  if (isServerFnError(thrown)) {
    reportError({ error: thrown, errorId: undefined, serverFn }, serverFns)
    return thrown
  }
  const errorId = crypto.randomUUID()
  if (!isAbort(thrown, request)) reportError({ error: thrown, errorId, serverFn }, serverFns)
  return new ServerFnError(INTERNAL_SERVER_ERROR.code, {
    message: dev ? textOf(thrown) : INTERNAL_SERVER_ERROR.describe(),
    status: INTERNAL_SERVER_ERROR.status,
    errorId,
  })
}

/** A real 3xx for a navigation; for our client a body, because `fetch` would follow a 3xx by itself. */
function answerRedirect(redirect: RedirectLike, request: Request): Response {
  if (isNavigation(request)) return respondWith(redirectResponse(redirect), OUTCOME.redirect)
  const cookies = redirect.headers
    .getSetCookie()
    .map((cookie): [string, string] => ['set-cookie', cookie])
  return respond(encodeRedirect(redirect), OUTCOME.redirect, { status: 200, headers: cookies })
}

/** @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-mode-header */
function isNavigation({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode')
  return mode === null ? (headers.get('accept') ?? '').includes('text/html') : mode === 'navigate'
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
  { endpoint }: FailedCall,
): Readonly<Record<string, string>> {
  if (!isProtocolError(error)) return {}
  if (error.code === METHOD_NOT_ALLOWED.code && endpoint !== undefined) {
    return { allow: allowedMethods(endpoint.implementation.definition.method) }
  }
  // The rest of the body is on its way and nobody will read it.
  return error.code === PAYLOAD_TOO_LARGE.code ? { connection: 'close' } : {}
}
