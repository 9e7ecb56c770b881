import { dev } from '../internal/config.ts'
import {
  encodeError,
  encodeNotFound,
  encodeRedirect,
  encodeThrown,
  type EncodedBody,
} from '../protocol/encode-response.ts'
import { roadsOf, type Roads } from '../protocol/roads.ts'
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
import { failurePage, redirectAfterForm, type TellableFailure } from './form-response.ts'
import { isFormNavigation, isNavigation } from './navigation.ts'
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
  readonly roads: Roads
}

/**
 * The answer to a call that failed with `thrown`: what the app or the runtime threw on purpose as it
 * is, a `Response` as itself, anything else masked.
 */
export function errorResponse(thrown: unknown, call: FailedCall): Response {
  try {
    if (isRedirect(thrown)) return answerRedirect(thrown, call)
    if (thrown instanceof Response) return respondWith(thrown, OUTCOME.thrownResponse)
    if (isNotFound(thrown)) {
      const body = encodeNotFound(thrown, call.roads)
      return tell({ error: undefined, body, outcome: OUTCOME.notFound, status: 404 }, call)
    }
    if (isProtocolError(thrown)) return answerRefusal(thrown, call)
    if (hasAdapter(thrown, call.roads)) {
      return answerReported(thrown, encodeThrown(thrown, call.roads), call)
    }
    if (isServerFnError(thrown)) {
      return answerReported(thrown, encodeError(thrown, call.roads), call)
    }
  } catch (unsendable) {
    // A redirect that is not followed, data of the app that cannot be sent, an adapter that fails.
    return answerMasked(unsendable, call)
  }
  return answerMasked(thrown, call)
}

/** What an adapter of the app is for was thrown on purpose. */
function hasAdapter(thrown: unknown, { codecs }: Roads): boolean {
  return codecs.some(({ isAdapter, matches }) => isAdapter && matches(thrown))
}

/** No adapter of the app has a say in what the runtime says: one may have failed just now. */
const OWN_ROADS = roadsOf([])

function answerRefusal(refusal: ProtocolError, call: FailedCall): Response {
  const told = {
    error: refusal,
    body: encodeError(refusal, OWN_ROADS),
    outcome: OUTCOME.error,
    status: statusOf(refusal.status, call.pending),
    headers: extraHeaders(refusal, call),
  }
  return tell(told, call)
}

/** What was thrown on purpose; reported when it is certain that it can leave. */
function answerReported(thrown: unknown, body: EncodedBody, call: FailedCall): Response {
  const { status }: { readonly status?: unknown } = Object(thrown)
  const told = {
    // How an adapter's error is shown, its class knows on the client.
    error: hasAdapter(thrown, call.roads) || !isServerFnError(thrown) ? undefined : thrown,
    body,
    outcome: OUTCOME.error,
    status: statusOf(status, call.pending),
  }
  const answer = tell(told, call)
  report(thrown, undefined, call)
  return answer
}

function answerMasked(thrown: unknown, call: FailedCall): Response {
  const errorId = crypto.randomUUID()
  if (!isAbort(thrown, call.request)) report(thrown, errorId, call)
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  const message = dev ? textOf(thrown) : describe()
  const masked = new ServerFnError(code, { message, status, errorId })
  const body = encodeError(masked, OWN_ROADS)
  return tell({ error: masked, body, outcome: OUTCOME.error, status }, call)
}

/** A failure in the words that its reader understands. */
function tell(
  { body, ...failure }: TellableFailure & { readonly body: EncodedBody },
  { request, serverFns }: FailedCall,
): Response {
  if (isFormNavigation(request)) return failurePage(failure, request, serverFns)
  return respond(body, failure.outcome, failure)
}

function report(error: unknown, errorId: string | undefined, call: FailedCall): void {
  const serverFn = call.endpoint?.implementation.meta
  reportError({ error, errorId, serverFn }, call.serverFns)
}

/** Whether the caller has gone, so that nobody will read an answer. */
function isAbort(thrown: unknown, { signal }: Request): boolean {
  if (!signal.aborted) return false
  // Node's own functions wrap the reason.
  const isWrapped = thrown instanceof Error && thrown.name === 'AbortError'
  return (isWrapped ? (thrown.cause ?? thrown) : thrown) === signal.reason
}

/** A real 3xx for a navigation; for our client a body, because `fetch` would follow a 3xx by itself. */
function answerRedirect(redirect: RedirectLike, { request, roads }: FailedCall): Response {
  if (isNavigation(request)) {
    return respondWith(redirectAfterForm(redirectResponse(redirect), request), OUTCOME.redirect)
  }
  const cookies = redirect.headers
    .getSetCookie()
    .map((cookie): [string, string] => ['set-cookie', cookie])
  return respond(encodeRedirect(redirect, roads), OUTCOME.redirect, {
    status: 200,
    headers: cookies,
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

function statusOf(own: unknown, pending: PendingResponse): number {
  return [own, pending.status].find(isFailureStatus) ?? INTERNAL_SERVER_ERROR.status
}

function isFailureStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599
}

function extraHeaders(
  { code }: ProtocolError,
  { endpoint }: FailedCall,
): Readonly<Record<string, string>> {
  if (code === METHOD_NOT_ALLOWED.code && endpoint !== undefined) {
    return { allow: allowedMethods(endpoint.implementation.definition.method) }
  }
  // The rest of the body is on its way and nobody will read it.
  return code === PAYLOAD_TOO_LARGE.code ? { connection: 'close' } : {}
}
