import {
  BAD_HOST,
  FORBIDDEN_ORIGIN,
  RESULT_NOT_SERIALIZABLE,
  UNKNOWN_FUNCTION,
} from '../shared/error-catalog.ts'
import { misuse, refusal } from '../shared/errors.ts'
import { EMPTY_CONTEXT } from '../shared/merge-context.ts'
import { isTrustedOrigin, SAME_ORIGIN_ONLY } from '../core/csrf.ts'
import { SENT, type Outcome } from '../core/outcome.ts'
import { runServerChain } from '../core/server-chain.ts'
import { base, functions } from '../internal/config.ts'
import { encodeResult, type EncodedBody } from '../protocol/encode-response.ts'
import { OUTCOME } from '../protocol/wire.ts'
import { errorResponse } from './error-response.ts'
import { isValidHost } from './host.ts'
import { receiveCall } from './receive-call.ts'
import type { RequestScope } from './request-context.ts'
import { respond, respondWith } from './respond.ts'
import { endpointOf, type Endpoint } from './server-server-fn.ts'

/** Whether a path is the endpoint's. */
export function isEndpointPath(pathname: string): boolean {
  return pathname.startsWith(`${base}/`)
}

/**
 * Answers one request to the endpoint. Always resolves: each step refuses before the next one costs
 * anything, and a failure of any of them is the answer.
 */
export async function handleServerFn(scope: RequestScope, url: URL): Promise<Response> {
  let endpoint: Endpoint | undefined
  try {
    assertAdmitted(scope.request)
    endpoint = await findEndpoint(url.pathname.slice(base.length + 1))
    return withoutBodyForHead(await answerCall(scope, url, endpoint), scope.request)
  } catch (thrown) {
    const call = endpoint && {
      meta: endpoint.implementation.meta,
      method: endpoint.implementation.definition.method,
    }
    return withoutBodyForHead(errorResponse(thrown, scope.response, call), scope.request)
  }
}

function assertAdmitted(request: Request): void {
  if (!isValidHost(request)) throw refusal(BAD_HOST, undefined)
  if (!isTrustedOrigin(request, SAME_ORIGIN_ONLY)) throw refusal(FORBIDDEN_ORIGIN, undefined)
}

async function findEndpoint(id: string): Promise<Endpoint> {
  const load = functions.get(id)
  if (load === undefined) throw refusal(UNKNOWN_FUNCTION, undefined)
  return endpointOf(await load(), id)
}

async function answerCall(scope: RequestScope, url: URL, endpoint: Endpoint): Promise<Response> {
  const { request, context, response: pending } = scope
  const { implementation, plan } = endpoint
  const call = await receiveCall(request, url, implementation.definition.method)
  const outcome = await runServerChain(implementation, plan(), {
    data: call.data,
    clientContext: call.context,
    requestContext: context,
    signal: request.signal,
  })
  if (outcome.result instanceof Response) {
    return respondWith(outcome.result, OUTCOME.response, pending)
  }
  const body = encode(outcome, implementation.meta.name)
  return respond(body, OUTCOME.result, { status: resultStatus(pending.status), pending })
}

function encode(outcome: Outcome, serverFn: string): EncodedBody {
  try {
    return encodeResult(outcome.result, outcome[SENT] ?? EMPTY_CONTEXT)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw misuse(RESULT_NOT_SERIALIZABLE, { serverFn, reason }, { cause })
  }
}

/** A result has a body, which these statuses do not allow. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

function resultStatus(chosen = 200): number {
  return WITHOUT_BODY.has(chosen) ? 200 : chosen
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 */
function withoutBodyForHead(response: Response, request: Request): Response {
  return request.method === 'HEAD' ? new Response(null, response) : response
}
