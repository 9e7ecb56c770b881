import { SEND_CONTEXT, type Outcome } from '../../model/outcome.ts'
import { encodeResult, type EncodedBody, type StreamedBody } from '../../wire/encode-response.ts'
import type { StreamSenderHooks } from '../../wire/stream-sender.ts'
import { RESULT_NOT_SERIALIZABLE } from '../../errors/catalog.ts'
import { usageError, type SeamlineError } from '../../errors/errors.ts'
import { DEFAULT_KEEP_ALIVE } from '../../serialization/limits.ts'
import { enterScope, type RequestScope } from '../request/request-scope.ts'
import { classifyFailure, unexpectedFailure } from '../response/classify-failure.ts'
import { describeFailure, type FailedCall, type FailureReport } from './failure-response.ts'

/** Encodes the result of a call. Streams and promises in it run in `scope`, and fail as the call itself would. */
export function encodeOutcome(
  outcome: Outcome,
  scope: RequestScope,
  call: FailedCall,
): EncodedBody | StreamedBody {
  const unsendable = (cause: unknown): SeamlineError => {
    const serverFn = call.endpoint?.implementation.meta.name ?? 'a server function'
    const reason = cause instanceof Error ? cause.message : String(cause)
    return usageError(RESULT_NOT_SERIALIZABLE, { serverFn, reason }, { cause })
  }
  const hooks = (): Omit<StreamSenderHooks, 'encode'> => ({
    within: (run) => enterScope(scope, run),
    describeFailure: (thrown) => describeLateFailure(thrown, call, unsendable),
    unsendable,
    // Both `0` and `false` switch it off.
    keepAlive: (call.serverFns.streams?.keepAlive ?? DEFAULT_KEEP_ALIVE) || Infinity,
  })
  try {
    return encodeResult(outcome.result, outcome[SEND_CONTEXT], call.serializers, hooks)
  } catch (cause) {
    throw unsendable(cause)
  }
}

/** Describes a failure after the response has begun, when it is too late for another `Response`. */
function describeLateFailure(
  thrown: unknown,
  call: FailedCall,
  unsendable: (cause: unknown) => SeamlineError,
): FailureReport {
  const failure = classifyFailure(thrown, call.request, call.adapters)
  return describeFailure(
    failure.kind === 'response' ? unexpectedFailure(unsendable(new TypeError(TOO_LATE))) : failure,
    call,
  )
}

const TOO_LATE = 'a `Response` was thrown after the response had started'
