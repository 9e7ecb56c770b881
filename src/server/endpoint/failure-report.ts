import {
  encodeError,
  encodeNotFound,
  encodeRedirect,
  encodeThrown,
  type EncodedBody,
} from '../../wire/encode-response.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { serializersFor, type Serializers } from '../../serialization/serializer.ts'
import { OUTCOME } from '../../wire/protocol.ts'
import {
  BODY_TIMEOUT,
  INTERNAL_SERVER_ERROR,
  METHOD_NOT_ALLOWED,
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
} from '../../errors/catalog.ts'
import type { ProtocolError } from '../../errors/errors.ts'
import type { ServerFnsOptions } from '../../app/create-start.ts'
import type { Endpoint } from './registry.ts'
import {
  failureStatus,
  unexpectedFailure,
  type Failure,
  type UnexpectedFailure,
} from '../response/classify-failure.ts'
import { maskForCaller } from '../response/guards/mask.ts'
import type { ShownFailure } from '../response/form-response.ts'
import { allowedMethods } from './read-call.ts'
import { reportFailure } from '../response/report-error.ts'
import type { PendingResponse } from '../request/request-scope.ts'
import type { ServerApp } from '../request/server-app.ts'

/** A call that failed, as far as it was known by then. */
export interface FailedCall {
  readonly app: ServerApp
  readonly request: Request
  readonly endpoint: Endpoint | undefined
  readonly pending: PendingResponse
  readonly serverFns: ServerFnsOptions
  readonly adapters: readonly AnySerializationAdapter[]
  readonly serializers: Serializers
}

/** A failure as the caller of a function gets it. */
export interface FailureReport extends ShownFailure {
  readonly body: EncodedBody
}

/** A failure that the wire has a body for: a `Response` is one itself. */
type WireFailure = Exclude<Failure, { readonly kind: 'response' }>

/** Encodes a failure, and reports it once it is certain that it can be sent; masks one that cannot. */
export function describeFailure(failure: WireFailure, call: FailedCall): FailureReport {
  try {
    return reported(failure, call)
  } catch (unsendable) {
    // A redirect that is not followed, data that cannot be encoded, an adapter that fails.
    return reported(unexpectedFailure(unsendable), call)
  }
}

function reported(failure: WireFailure, call: FailedCall): FailureReport {
  const report = encodeFailure(failure, call)
  reportFailure(failure, call.serverFns, call.endpoint?.implementation.meta)
  return report
}

/** For errors of the runtime: an adapter of the app may be what has just failed. */
const OWN_SERIALIZERS = serializersFor([])

function encodeFailure(failure: WireFailure, call: FailedCall): FailureReport {
  const { app, pending, serializers } = call
  switch (failure.kind) {
    case 'redirect': {
      const cookies = failure.error.headers.getSetCookie()
      return {
        error: undefined,
        body: encodeRedirect(failure.error, serializers),
        outcome: OUTCOME.redirect,
        status: 200,
        headers: cookies.map((cookie): [string, string] => ['set-cookie', cookie]),
      }
    }
    case 'not-found': {
      const { headers = [] } = failure.error
      const body = encodeNotFound(failure.error, serializers)
      return { error: undefined, body, outcome: OUTCOME.notFound, status: 404, headers }
    }
    case 'refused': {
      const { error } = failure
      const body = encodeError(error, OWN_SERIALIZERS)
      const headers = refusalHeaders(error, call)
      return { error, body, outcome: OUTCOME.error, status: failureStatus(error, pending), headers }
    }
    case 'adapted': {
      const body = encodeThrown(failure.error, serializers)
      const status = failureStatus(failure.error, pending)
      // Only its class knows how to show the error, on the client.
      return { error: undefined, body, outcome: OUTCOME.error, status }
    }
    case 'deliberate': {
      const { error } = failure
      const body = encodeError(error, serializers)
      return { error, body, outcome: OUTCOME.error, status: failureStatus(error, pending) }
    }
    case 'aborted':
      return encodeMasked(unexpectedFailure(failure.error), app)
    case 'unexpected':
      return encodeMasked(failure, app)
  }
}

function encodeMasked({ error, errorId }: UnexpectedFailure, { isDev }: ServerApp): FailureReport {
  const masked = maskForCaller(error, errorId, isDev)
  const body = encodeError(masked, OWN_SERIALIZERS)
  return { error: masked, body, outcome: OUTCOME.error, status: INTERNAL_SERVER_ERROR.status }
}

function refusalHeaders(
  { code }: ProtocolError,
  { endpoint }: FailedCall,
): Readonly<Record<string, string>> {
  if (code === METHOD_NOT_ALLOWED.code && endpoint !== undefined) {
    return { allow: allowedMethods(endpoint.implementation.definition.method) }
  }
  return UNREAD.has(code) ? { connection: 'close' } : {}
}

/** Refused before the body was read to its end. */
const UNREAD: ReadonlySet<string> = new Set(
  [PAYLOAD_TOO_LARGE, BODY_TIMEOUT, UNSUPPORTED_MEDIA_TYPE].map(({ code }) => code),
)
