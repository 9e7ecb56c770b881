import { assertTrustedOrigin } from '../../http/guards/trusted-origin.ts'
import { assertValidHost } from '../../http/origin.ts'
import { runRequestChain, type RequestState } from '../../chain/request-chain.ts'
import type { ServerFnDefinition } from '../../model/definition.ts'
import { SEND_CONTEXT, type Outcome } from '../../model/outcome.ts'
import { andThen, recover, settle, type MaybePromise } from '../../utils/maybe-promise.ts'
import { runServerChain } from '../../chain/server-chain.ts'
import { Unwinding } from '../../chain/unwinding.ts'
import type { DecodedRequest } from '../../wire/decode-request.ts'
import { serializersFor } from '../../serialization/serializer.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { markHandled, dispose } from '../../streams/dispose.ts'
import { DEFAULT_LIMITS, withLimits } from '../../serialization/limits.ts'
import { isRedirect } from '../../http/router-values.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { completeRedirect } from '../response/redirects.ts'
import { allowReading, preflightResponse } from './cors.ts'
import { encodeOutcome } from './encode-outcome.ts'
import type { Endpoint } from './registry.ts'
import { failureResponse, type FailedCall } from './failure-response.ts'
import { afterForm } from '../response/form-response.ts'
import { assertKnown } from './guards/head.ts'
import { readCall } from './read-call.ts'
import { requestPlan, stepsIn, type RequestPlan } from '../request/request-plan.ts'
import { enterScope, type RequestScope } from '../request/request-scope.ts'
import { applyPending, finalizeResponse } from '../response/finish-response.ts'
import { respondWithResult, withOutcomeHeader } from '../response/respond.ts'

/**
 * Responds to one request to the endpoint. Never fails: each step may refuse before the next one costs anything,
 * and its failure is the response.
 */
export function handleServerFn(
  scope: RequestScope,
  start: ResolvedStart,
  find: () => MaybePromise<Endpoint | undefined>,
): MaybePromise<Response> {
  const { request } = scope
  const { serverFns } = start
  let call = newCall(scope, start)
  const plan = requestPlan(start)
  // Without middleware, only the endpoint itself labels a response as a result.
  const isFinished = ({ headers }: Response): boolean =>
    plan.steps.length === 0 &&
    !scope.response.isSet &&
    headers.get(OUTCOME_HEADER) === OUTCOME.result
  const complete = (response: Response): Response => {
    const finished = isFinished(response)
      ? response
      : applyPending(ensureOutcomeHeader(response), scope.response)
    allowReading(finished.headers, request, serverFns)
    return finalizeResponse(scope, finished)
  }
  const respondTo = (): MaybePromise<Response> => {
    assertValidHost(request)
    // Before the app's middleware: a preflight carries nothing that could identify its user.
    const preflight = preflightResponse(request, serverFns)
    if (preflight !== undefined) return preflight
    if (serverFns.csrf !== false) assertTrustedOrigin(request, serverFns)
    return andThen(find(), (endpoint) => {
      call = { ...call, endpoint }
      return respondThroughChain(call, scope, plan)
    })
  }
  const fail = (thrown: unknown): MaybePromise<Response> =>
    andThen(failedResponse(thrown, scope, call), complete)
  return settle(respondTo, (response) => recover(() => complete(response), fail), fail)
}

function newCall({ app, request, response }: RequestScope, start: ResolvedStart): FailedCall {
  const { serverFns, adapters } = start
  const serializers = serializersFor(adapters)
  return { app, request, response, serverFns, adapters, serializers, endpoint: undefined }
}

function failedResponse(
  thrown: unknown,
  scope: RequestScope,
  call: FailedCall,
): MaybePromise<Response> {
  return andThen(completeRedirect(thrown, scope), (completed) => failureResponse(completed, call))
}

/** Runs the call within the app's request middleware. */
function respondThroughChain(
  call: FailedCall,
  scope: RequestScope,
  { steps, inside }: RequestPlan,
): MaybePromise<Response> {
  const { request, endpoint } = call
  const unwinding = new Unwinding(request, (thrown) => dispose(failureResponse(thrown, call)))
  const running = { unwinding, receive: receiveOnce(scope, call) }
  // The scope is active already.
  if (steps.length === 0) return executeCall(scope, call, running)
  const initial: RequestState = {
    request,
    pathname: scope.url.pathname,
    handlerType: 'serverFn',
    serverFnMeta: endpoint?.implementation.meta,
    params: undefined,
    context: scope.context,
  }
  const respondTo = ({ context }: RequestState): MaybePromise<Response> => {
    const inner = { ...scope, context, chain: inside }
    return enterScope(inner, () => executeCall(inner, call, running))
  }
  return runRequestChain(stepsIn(scope, steps), initial, respondTo, unwinding)
}

interface RunningCall {
  readonly unwinding: Unwinding
  readonly receive: (definition: ServerFnDefinition) => MaybePromise<DecodedRequest>
}

/** Reads the call when it is first needed; a middleware that retries gets the same one. */
function receiveOnce(
  scope: RequestScope,
  { serverFns, serializers }: FailedCall,
): RunningCall['receive'] {
  let received: MaybePromise<DecodedRequest> | undefined
  return ({ method, limits: own }) => {
    const limits = withLimits(withLimits(DEFAULT_LIMITS, serverFns.limits), own)
    received ??= readCall(scope, method, { limits, serializers })
    return received
  }
}

/** Within the chain a failure is a response already, so that middleware may read it. */
function executeCall(
  scope: RequestScope,
  call: FailedCall,
  { unwinding, receive }: RunningCall,
): MaybePromise<Response> {
  const { request, context, chain } = scope
  const fail = (thrown: unknown): MaybePromise<Response> => failedResponse(thrown, scope, call)
  const run = (received: DecodedRequest): MaybePromise<Response> => {
    const { implementation, plan } = endpointOf(call)
    const outcome = runServerChain(implementation, plan(chain), {
      data: received.data,
      clientContext: received.context,
      requestContext: context,
      request,
      signal: request.signal,
      unwinding,
    })
    return andThen(outcome, (ended) => afterForm(responseTo(ended, scope, call), call))
  }
  return settle(
    () => receive(endpointOf(call).implementation.definition),
    (received) => recover(() => run(received), fail),
    fail,
  )
}

/** Inside the request chain: middleware see calls of an older build too. */
function endpointOf({ endpoint }: FailedCall): Endpoint {
  assertKnown(endpoint)
  return endpoint
}

function responseTo(outcome: Outcome, scope: RequestScope, call: FailedCall): Response {
  if (outcome.result instanceof Response) {
    // A `Response` travels without context.
    markHandled(outcome[SEND_CONTEXT])
    return withOutcomeHeader(outcome.result, OUTCOME.response)
  }
  return respondWithResult(encodeOutcome(outcome, scope, call), call.request)
}

/** Labels a `Response` that a middleware returned; throws a redirect, to handle it like a thrown one. */
function ensureOutcomeHeader(response: Response): Response {
  if (response.headers.has(OUTCOME_HEADER)) return response
  if (isRedirect(response)) throw response
  return withOutcomeHeader(response, OUTCOME.response)
}
