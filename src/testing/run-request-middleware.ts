import { withMutableHeaders } from '../http/mutable-headers.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { throwMarked } from '../model/outcome.ts'
import { requestStepsOf, runRequestChain, type RequestStep } from '../chain/request-chain.ts'
import { Unwinding } from '../chain/unwinding.ts'
import { enterScope } from '../server/request/request-scope.ts'
import type { ServerApp } from '../server/request/server-app.ts'
import { mergeContext } from '../model/context.ts'
import type { NextCalls } from './next-calls.ts'
import type { RequestRunOptions } from './run-middleware.types.ts'
import { TEST_META } from './test-meta.ts'
import { scopeFor } from './test-request.ts'

/** Runs request middleware around an answer. */
export async function runRequestMiddleware(
  app: ServerApp,
  ordered: readonly MiddlewareDefinition[],
  options: RequestRunOptions,
  log: NextCalls,
): Promise<unknown> {
  const scope = await scopeFor(app, options)
  const rest: RequestStep = async (state) => {
    const { context } = state
    log.add({ context })
    const answer = await log.answer(options.next, new Response(null))
    throwMarked(answer)
    const { response, context: added } =
      answer instanceof Response ? { response: answer, context: undefined } : answer
    return {
      ...state,
      response: withMutableHeaders(response),
      context: mergeContext(context, added),
    }
  }
  const initial = {
    request: scope.request,
    pathname: scope.url.pathname,
    ...calledBy(options),
    params: options.params,
    context: scope.context,
  }
  const steps = [...requestStepsOf(ordered), rest]
  const unwinding = new Unwinding(scope.request.signal, () => undefined)
  return enterScope(scope, () => runRequestChain(steps, initial, unreached, unwinding))
}

/** What answers the request, and for which function. */
function calledBy(options: RequestRunOptions) {
  const { serverFnMeta, handlerType = serverFnMeta ? 'serverFn' : 'router' } = options
  // As written by the test: an id that the server does not know is of no function.
  const isUnknown = 'serverFnMeta' in options && serverFnMeta === undefined
  const hasMeta = handlerType === 'serverFn' && !isUnknown
  return { handlerType, serverFnMeta: hasMeta ? { ...TEST_META, ...serverFnMeta } : undefined }
}

/** The link before it answers. */
async function unreached(): Promise<Response> {
  return new Response(null)
}
