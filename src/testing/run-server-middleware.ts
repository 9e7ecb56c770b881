import { withMutableHeaders } from '../http/mutable-headers.ts'
import { app } from '../internal/config.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import { SEND_CONTEXT, throwMarked } from '../model/outcome.ts'
import { requestStepsOf, runRequestChain, type RequestStep } from '../chain/request-chain.ts'
import { planServerMiddleware, runServerChain } from '../chain/server-chain.ts'
import type { ServerStep } from '../chain/server-steps.ts'
import { Unwinding } from '../chain/unwinding.ts'
import { enterScope } from '../server/request/request-scope.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import type { AnyServerRunOptions, RunSide } from './run-middleware.ts'
import type { RequestRunOptions, ServerRunOptions } from './run-middleware.types.ts'
import { scopeFor } from './with-request.ts'

/** Runs middleware in a function's chain, or around a request. */
export const runServerMiddleware: RunSide<AnyServerRunOptions> = (ordered, options, onNext) =>
  options.side === 'server'
    ? runInFunction(ordered, options, onNext)
    : runAroundRequest(ordered, options, onNext)

/** The function of a test that does not name one. */
const TEST_META = { id: 'test', name: 'test', filename: 'test' }

const runInFunction: RunSide<ServerRunOptions<ChainTypes>> = async (ordered, options, onNext) => {
  const scope = await scopeFor(app, options)
  const { steps, ...plan } = planServerMiddleware(ordered)
  const rest: ServerStep = async ({ context, sendContext, data }) => {
    const call = { context, sendContext, data }
    const { result, context: ended = context } = await onNext(call, options.next, {
      result: undefined,
    })
    return { result, context: mergeContext(EMPTY_CONTEXT, ended), [SEND_CONTEXT]: sendContext }
  }
  const implementation = {
    definition: { kind: 'serverFn', method: options.method ?? 'GET', middleware: ordered } as const,
    meta: { ...TEST_META, ...options.serverFnMeta },
    // `rest` calls no `next()`.
    handler: () => undefined,
  }
  const { result } = await enterScope(scope, () =>
    runServerChain(
      implementation,
      // Other middleware of the function may have a client side.
      { ...plan, takesClientContext: true, steps: [...steps, rest] },
      {
        data: options.data,
        clientContext: mergeContext(EMPTY_CONTEXT, options.sendContext),
        requestContext: scope.context,
        request: scope.request,
        signal: options.signal ?? scope.request.signal,
      },
    ),
  )
  return result
}

const runAroundRequest: RunSide<RequestRunOptions> = async (ordered, options, onNext) => {
  const scope = await scopeFor(app, options)
  const rest: RequestStep = async (state) => {
    const { context } = state
    const answer = await onNext({ context }, options.next, new Response(null))
    throwMarked(answer)
    const { response, context: added } =
      answer instanceof Response ? { response: answer, context: undefined } : answer
    return {
      ...state,
      response: withMutableHeaders(response),
      context: mergeContext(context, added),
    }
  }
  const { serverFnMeta, handlerType = serverFnMeta ? 'serverFn' : 'router' } = options
  // With an explicit `undefined`, the test describes a call of an unknown id.
  const isUnknown = 'serverFnMeta' in options && serverFnMeta === undefined
  const hasMeta = handlerType === 'serverFn' && !isUnknown
  const initial = {
    request: scope.request,
    pathname: scope.url.pathname,
    handlerType,
    serverFnMeta: hasMeta ? { ...TEST_META, ...serverFnMeta } : undefined,
    params: options.params,
    context: scope.context,
  }
  const steps = [...requestStepsOf(ordered), rest]
  const unwinding = new Unwinding(scope.request.signal, () => undefined)
  return enterScope(scope, () =>
    // `rest` calls no `next()`.
    runRequestChain(steps, initial, async () => new Response(null), unwinding),
  )
}
