import { assertTrustedOrigin } from '../../http/guards/trusted-origin.ts'
import { assertValidHost } from '../../http/origin.ts'
import { runRequestChain, type RequestState } from '../../chain/request-chain.ts'
import type { ServerFnDefinition } from '../../model/definition.ts'
import { SEND_CONTEXT } from '../../model/outcome.ts'
import { runServerChain } from '../../chain/server-chain.ts'
import { Unwinding } from '../../chain/unwinding.ts'
import type { DecodedRequest } from '../../wire/decode-request.ts'
import { serializersFor } from '../../serialization/serializer.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { markHandled, dispose } from '../../streams/dispose.ts'
import { DEFAULT_LIMITS, withLimits } from '../../serialization/limits.ts'
import { isRedirect } from '../../http/router-values.ts'
import type { ServerFnsOptions } from '../../app/create-start.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { completeRedirect } from '../response/redirects.ts'
import { allowReading, preflightResponse } from './cors.ts'
import { encodeOutcome } from './encode-outcome.ts'
import type { Endpoint } from './registry.ts'
import { failureResponse, type FailedCall } from './failure-response.ts'
import { afterForm } from '../response/form-response.ts'
import { assertKnown } from './guards/head.ts'
import { readCall } from './read-call.ts'
import { requestPlan } from '../request/request-plan.ts'
import { enterScope, type RequestScope } from '../request/request-scope.ts'
import { applyPending, finalizeResponse } from '../response/finish-response.ts'
import { respond, withOutcomeHeader } from '../response/respond.ts'

/**
 * Responds to one request to the endpoint. Never rejects: each step may refuse before the next one costs anything,
 * and its failure is the response.
 */
export async function handleServerFn(
  scope: RequestScope,
  start: ResolvedStart,
  find: () => Promise<Endpoint | undefined>,
): Promise<Response> {
  const { request } = scope
  const { serverFns } = start
  let call: FailedCall = {
    ...scope,
    ...start,
    serializers: serializersFor(start.adapters),
    endpoint: undefined,
  }
  const unwinding = new Unwinding(request.signal, (thrown) =>
    dispose(failureResponse(thrown, call)),
  )
  const fail = async (thrown: unknown): Promise<Response> =>
    failureResponse(await completeRedirect(thrown, scope), call)
  try {
    assertValidHost(request)
    // Before the app's middleware: a preflight carries nothing that could identify its user.
    const preflight = preflightResponse(request, serverFns)
    if (preflight !== undefined) return complete(ensureOutcomeHeader(preflight), scope, serverFns)
    if (serverFns.csrf !== false) assertTrustedOrigin(request, serverFns)
    const endpoint = await find()
    call = { ...call, endpoint }
    const initial = {
      request,
      pathname: scope.url.pathname,
      handlerType: 'serverFn' as const,
      serverFnMeta: endpoint?.implementation.meta,
      params: undefined,
      context: scope.context,
    }
    const running = { ...call, unwinding, receive: receiveOnce(scope, call) }
    const { steps, inside } = requestPlan(start)
    const respondTo = ({ context }: RequestState): Promise<Response> => {
      const inner = { ...scope, context, chain: inside }
      // Within the chain a failure is a response already, so that middleware may read it.
      return enterScope(inner, () => executeCall(inner, running))
        .then((response) => afterForm(response, call))
        .catch(fail)
    }
    const response = await runRequestChain(steps(scope), initial, respondTo, unwinding)
    return complete(ensureOutcomeHeader(response), scope, serverFns)
  } catch (thrown) {
    return complete(await fail(thrown), scope, serverFns)
  }
}

interface RunningCall extends FailedCall {
  readonly unwinding: Unwinding
  readonly receive: (definition: ServerFnDefinition) => Promise<DecodedRequest>
}

/** Reads the call when it is first needed; a middleware that retries gets the same one. */
function receiveOnce(
  scope: RequestScope,
  { serverFns, serializers }: FailedCall,
): RunningCall['receive'] {
  let received: Promise<DecodedRequest> | undefined
  return ({ method, limits: own }) => {
    const limits = withLimits(withLimits(DEFAULT_LIMITS, serverFns.limits), own)
    received ??= readCall(scope, method, { limits, serializers })
    return received
  }
}

async function executeCall(scope: RequestScope, running: RunningCall): Promise<Response> {
  const { request, context, chain } = scope
  const { endpoint, unwinding } = running
  // Inside the request chain: middleware see calls of an older build too.
  assertKnown(endpoint)
  const { implementation, plan } = endpoint
  const call = await running.receive(implementation.definition)
  const outcome = await runServerChain(implementation, plan(chain), {
    data: call.data,
    clientContext: call.context,
    requestContext: context,
    request,
    signal: request.signal,
    unwinding,
  })
  if (outcome.result instanceof Response) {
    // A `Response` travels without context.
    markHandled(outcome[SEND_CONTEXT])
    return withOutcomeHeader(outcome.result, OUTCOME.response)
  }
  return respond(encodeOutcome(outcome, scope, running), OUTCOME.result, { status: 200 })
}

/** Labels a `Response` that a middleware returned; throws a redirect, to handle it like a thrown one. */
function ensureOutcomeHeader(response: Response): Response {
  if (response.headers.has(OUTCOME_HEADER)) return response
  if (isRedirect(response)) throw response
  return withOutcomeHeader(response, OUTCOME.response)
}

function complete(response: Response, scope: RequestScope, serverFns: ServerFnsOptions): Response {
  const finished = applyPending(response, scope.response)
  allowReading(finished.headers, scope.request, serverFns)
  return finalizeResponse(scope, finished)
}
