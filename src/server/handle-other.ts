import { runRequestChain } from '../core/request-chain.ts'
import { dev } from '../internal/config.ts'
import { INTERNAL_SERVER_ERROR } from '../shared/error-catalog.ts'
import { isProtocolError } from '../shared/errors.ts'
import { isNotFound, isRedirect } from '../shared/router-values.ts'
import type { ResolvedStart } from '../start/resolved-start.ts'
import { redirectResponse } from './redirect-response.ts'
import { reportError } from './report-error.ts'
import { enterScope, type RequestScope } from './request-scope.ts'
import { requestLinks } from './request-links.ts'
import { finishPlain } from './respond.ts'

/** Answers a request that is not the endpoint's: global request middleware, then 404. */
export async function handleOther(scope: RequestScope, start: ResolvedStart): Promise<Response> {
  const initial = {
    request: scope.request,
    pathname: scope.url.pathname,
    handlerType: 'router' as const,
    serverFnMeta: undefined,
    context: scope.context,
  }
  try {
    const response = await runRequestChain(requestLinks(start)(scope), initial, ({ context }) =>
      enterScope({ ...scope, context, chain: start.inRequest }, async () => notFoundResponse()),
    )
    return finishPlain(response, scope.response)
  } catch (thrown) {
    return finishThrown(thrown, scope, start)
  }
}

function finishThrown(thrown: unknown, scope: RequestScope, start: ResolvedStart): Response {
  try {
    return finishPlain(thrownResponse(thrown, start), scope.response)
  } catch (unsendable) {
    // A redirect that is not followed, or a Response whose body has been read already.
    return finishPlain(failedResponse(unsendable, start), scope.response)
  }
}

function thrownResponse(thrown: unknown, start: ResolvedStart): Response {
  if (isRedirect(thrown)) return redirectResponse(thrown)
  if (thrown instanceof Response) return thrown
  if (isNotFound(thrown)) return notFoundResponse()
  if (isProtocolError(thrown)) return plain(thrown.message, thrown.status ?? 400)
  return failedResponse(thrown, start)
}

/** The answer to an unexpected error: no more than its id, in production. */
export function failedResponse(error: unknown, { serverFns }: ResolvedStart): Response {
  const errorId = crypto.randomUUID()
  reportError({ error, errorId, serverFn: undefined }, serverFns)
  const text = dev && error instanceof Error ? error.message : INTERNAL_SERVER_ERROR.describe()
  return plain(`${text} (${errorId})`, INTERNAL_SERVER_ERROR.status)
}

function notFoundResponse(): Response {
  return plain('Not found', 404)
}

function plain(text: string, status: number): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
