import { SENT, type Outcome } from '../core/outcome.ts'
import type { EncodedBody } from '../protocol/encode-response.ts'
import { encodeResult, type StreamedBody } from '../protocol/encode-result.ts'
import type { OutflowHooks } from '../protocol/outflow.ts'
import { RESULT_NOT_SERIALIZABLE } from '../shared/error-catalog.ts'
import { misuse, type SeamlineError } from '../shared/errors.ts'
import { DEFAULT_KEEP_ALIVE } from '../shared/limits.ts'
import { isRedirect } from '../shared/router-values.ts'
import type { StreamOptions } from '../start/create-start.ts'
import { enterScope, type RequestScope } from './request-scope.ts'
import { tellFailure, type FailedCall, type ToldFailure } from './tell-failure.ts'

/**
 * The body of a call that ended well. What goes on after it runs in `scope`, and fails as the call itself
 * would.
 *
 * @throws SeamlineError `RESULT_NOT_SERIALIZABLE`
 */
export function encodeOutcome(
  outcome: Outcome,
  scope: RequestScope,
  call: FailedCall,
): EncodedBody | StreamedBody {
  const unsendable = (cause: unknown): SeamlineError => {
    const serverFn = call.endpoint?.implementation.meta.name ?? 'a server function'
    const reason = cause instanceof Error ? cause.message : String(cause)
    return misuse(RESULT_NOT_SERIALIZABLE, { serverFn, reason }, { cause })
  }
  const hooks = (): Omit<OutflowHooks, 'encode'> => ({
    within: (run) => enterScope(scope, run),
    tell: (thrown) => tellLate(thrown, call, unsendable),
    unsendable,
    keepAlive: keepAliveOf(call.serverFns.streams),
  })
  try {
    return encodeResult(outcome.result, outcome[SENT], call.roads, hooks)
  } catch (cause) {
    throw unsendable(cause)
  }
}

function keepAliveOf({ keepAlive = DEFAULT_KEEP_ALIVE }: StreamOptions = {}): number {
  // Both `0` and `false` switch it off.
  return keepAlive || Infinity
}

/** What is told when the answer has begun: there is no place for another `Response` then. */
function tellLate(
  thrown: unknown,
  call: FailedCall,
  unsendable: (cause: unknown) => SeamlineError,
): ToldFailure {
  const isResponse = thrown instanceof Response && !isRedirect(thrown)
  return tellFailure(isResponse ? unsendable(new TypeError(TOO_LATE)) : thrown, call)
}

const TOO_LATE = 'a `Response` was thrown after the answer had begun'
