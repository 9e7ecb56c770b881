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
import type { ProtocolError } from '../../errors/errors.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import type { Endpoint } from './registry.ts'
import {
  failureStatus,
  unexpectedFailure,
  type Failure,
  type UnexpectedFailure,
  classifyFailure,
} from '../response/classify-failure.ts'
import { maskForCaller } from '../response/guards/mask.ts'
import { type ShownFailure, failurePage } from '../response/form-response.ts'
import { allowedMethods } from './read-call.ts'
import { reportFailure } from '../response/report-error.ts'
import type { RequestScope } from '../request/request-scope.ts'
import { isNavigation } from '../../http/navigation.ts'
import { isFormNavigation } from '../request/body-type.ts'
import { redirectAfterForm, redirectResponse } from '../response/redirects.ts'
import { respondWithFailure, withOutcomeHeader } from '../response/respond.ts'

/** The response to a call that failed: to a form without JavaScript a page, to other callers an envelope. */
export function failureResponse(thrown: unknown, call: FailedCall): Response {
  const failure = classifyFailure(thrown, call.request, call.adapters)
  try {
    return render(failure, call)
  } catch (unsendable) {
    // A redirect that is not followed, or a `Response` whose body has been read.
    return render(unexpectedFailure(unsendable), call)
  }
}

function render(failure: Failure, call: FailedCall): Response {
  const { request } = call
  if (failure.kind === 'response') return withOutcomeHeader(failure.error, OUTCOME.thrownResponse)
  // `fetch` would follow a redirect before the client sees it.
  if (failure.kind === 'redirect' && isNavigation(request)) {
    const redirect = redirectAfterForm(redirectResponse(failure.error), request)
    return withOutcomeHeader(redirect, OUTCOME.redirect)
  }
  const { body, ...shown } = describeFailure(failure, call)
  return isFormNavigation(request)
    ? failurePage(shown, call)
    : respondWithFailure(body, shown.outcome, shown)
}

/** A call that may fail, as far as it is known. */
export interface FailedCall
  extends
    Pick<RequestScope, 'app' | 'request' | 'response'>,
    Pick<ResolvedStart, 'serverFns' | 'adapters'> {
  readonly serializers: Serializers
  readonly endpoint: Endpoint | undefined
}

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
  const { serializers } = call
  const outcome = OUTCOME.error
  const status = (): number => failureStatus(failure.error, call.response)
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
      const headers = refusalHeaders(error, call)
      return {
        error,
        body: encodeError(error, OWN_SERIALIZERS),
        outcome,
        status: status(),
        headers,
      }
    }
    case 'adapted':
      // Only the client can show the error, with the adapter.
      return {
        error: undefined,
        body: encodeThrown(failure.error, serializers),
        outcome,
        status: status(),
      }
    case 'deliberate': {
      const { error } = failure
      return { error, body: encodeError(error, serializers), outcome, status: status() }
    }
    case 'aborted':
      return encodeMasked(unexpectedFailure(failure.error), call)
    case 'unexpected':
      return encodeMasked(failure, call)
  }
}

function encodeMasked({ error, errorId }: UnexpectedFailure, { app }: FailedCall): FailureReport {
  const masked = maskForCaller(error, errorId, app.isDev)
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
