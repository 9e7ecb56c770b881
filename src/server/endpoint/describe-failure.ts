import {
  encodeError,
  encodeNotFound,
  encodeRedirect,
  encodeThrown,
  type EncodedBody,
} from '../../wire/encode-response.ts'
import { serializersFor, type Serializers } from '../../serialization/serializer.ts'
import { OUTCOME } from '../../wire/protocol.ts'
import {
  BODY_TIMEOUT,
  INTERNAL_SERVER_ERROR,
  METHOD_NOT_ALLOWED,
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
} from '../../errors/catalog.ts'
import { isProtocolError, isServerFnError, type ProtocolError } from '../../errors/errors.ts'
import { isNotFound, isRedirect } from '../../http/router-values.ts'
import type { ServerFnsOptions } from '../../app/create-start.ts'
import type { Endpoint } from './registry.ts'
import { failureStatus } from '../response/failure-status.ts'
import { maskForCaller } from '../response/guards/mask.ts'
import type { TellableFailure } from '../response/form-response.ts'
import { isAbort } from '../response/is-abort.ts'
import { allowedMethods } from './read-call.ts'
import { reportError } from '../response/report-error.ts'
import type { PendingResponse } from '../request/request-scope.ts'
import type { ServerApp } from '../request/server-app.ts'

/** The call that failed, as far as it was known by then. */
export interface FailedCall {
  readonly app: ServerApp
  readonly request: Request
  readonly endpoint: Endpoint | undefined
  readonly pending: PendingResponse
  readonly serverFns: ServerFnsOptions
  readonly serializers: Serializers
}

/** What a caller is told of a failure. */
export interface FailureReport extends TellableFailure {
  readonly body: EncodedBody
}

/**
 * What is told of anything that was thrown but a `Response`: what the app or the runtime threw on
 * purpose as it is, anything else masked. Whoever runs the server has been told by then.
 */
export function describeFailure(thrown: unknown, call: FailedCall): FailureReport {
  try {
    if (isRedirect(thrown)) {
      const cookies = thrown.headers.getSetCookie()
      return {
        error: undefined,
        body: encodeRedirect(thrown, call.serializers),
        outcome: OUTCOME.redirect,
        status: 200,
        headers: cookies.map((cookie): [string, string] => ['set-cookie', cookie]),
      }
    }
    if (isNotFound(thrown)) {
      const body = encodeNotFound(thrown, call.serializers)
      const { headers = [] } = thrown
      return { error: undefined, body, outcome: OUTCOME.notFound, status: 404, headers }
    }
    if (isProtocolError(thrown)) return tellRefusal(thrown, call)
    if (hasAdapter(thrown, call.serializers)) {
      return tellReported(thrown, encodeThrown(thrown, call.serializers), call)
    }
    if (isServerFnError(thrown)) {
      return tellReported(thrown, encodeError(thrown, call.serializers), call)
    }
  } catch (unsendable) {
    // A redirect that is not followed, data of the app that cannot be sent, an adapter that fails.
    return tellMasked(unsendable, call)
  }
  return tellMasked(thrown, call)
}

/** What an adapter of the app is for was thrown on purpose. */
function hasAdapter(thrown: unknown, { codecs }: Serializers): boolean {
  return codecs.some(({ isAdapter, matches }) => isAdapter && matches(thrown))
}

/** No adapter of the app has a say in what the runtime says: one may have failed just now. */
const OWN_TRANSPORTS = serializersFor([])

function tellRefusal(protocolError: ProtocolError, call: FailedCall): FailureReport {
  return {
    error: protocolError,
    body: encodeError(protocolError, OWN_TRANSPORTS),
    outcome: OUTCOME.error,
    status: failureStatus(protocolError.status, call.pending),
    headers: extraHeaders(protocolError, call),
  }
}

/** What was thrown on purpose; reported when it is certain that it can leave. */
function tellReported(thrown: unknown, body: EncodedBody, call: FailedCall): FailureReport {
  const { status }: { readonly status?: unknown } = Object(thrown)
  // How an adapter's error is shown, its class knows on the client.
  const error =
    hasAdapter(thrown, call.serializers) || !isServerFnError(thrown) ? undefined : thrown
  report(thrown, undefined, call)
  return { error, body, outcome: OUTCOME.error, status: failureStatus(status, call.pending) }
}

function tellMasked(thrown: unknown, call: FailedCall): FailureReport {
  const errorId = crypto.randomUUID()
  report(thrown, errorId, call)
  const masked = maskForCaller(thrown, errorId, call.app.isDev)
  const body = encodeError(masked, OWN_TRANSPORTS)
  return { error: masked, body, outcome: OUTCOME.error, status: INTERNAL_SERVER_ERROR.status }
}

function report(error: unknown, errorId: string | undefined, call: FailedCall): void {
  if (isAbort(error, call.request)) return
  const serverFn = call.endpoint?.implementation.meta
  reportError({ error, errorId, serverFn }, call.serverFns)
}

function extraHeaders(
  { code }: ProtocolError,
  { endpoint }: FailedCall,
): Readonly<Record<string, string>> {
  if (code === METHOD_NOT_ALLOWED.code && endpoint !== undefined) {
    return { allow: allowedMethods(endpoint.implementation.definition.method) }
  }
  return UNREAD.has(code) ? { connection: 'close' } : {}
}

/** Refused while the rest of the body is on its way, which nobody will read. */
const UNREAD: ReadonlySet<string> = new Set(
  [PAYLOAD_TOO_LARGE, BODY_TIMEOUT, UNSUPPORTED_MEDIA_TYPE].map(({ code }) => code),
)
