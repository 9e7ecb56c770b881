import type { ChainTypes } from '../model/chain.types.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import { planServerMiddleware, runServerChain } from '../chain/server-chain.ts'
import type { ServerStep } from '../chain/server-steps.ts'
import { enterScope } from '../server/request/request-scope.ts'
import type { ServerApp } from '../server/request/server-app.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import type { ServerRunOptions } from './run-middleware.types.ts'
import type { NextCalls } from './next-calls.ts'
import { TEST_META } from './test-meta.ts'
import { scopeFor } from './test-request.ts'

/** Runs validators and server sides, in the place of a function's chain. */
export async function runServerMiddleware(
  app: ServerApp,
  ordered: readonly MiddlewareDefinition[],
  options: ServerRunOptions<ChainTypes>,
  log: NextCalls,
): Promise<unknown> {
  const scope = await scopeFor(app, options)
  const { steps, ...plan } = planServerMiddleware(ordered)
  const rest: ServerStep = async ({ context, sendContext, data }) => {
    log.add({ context, sendContext, data })
    const { result, context: ended = context } = await log.answer(options.next, {
      result: undefined,
    })
    return { result, context: mergeContext(EMPTY_CONTEXT, ended), [SEND_CONTEXT]: sendContext }
  }
  const { method = 'GET' } = options
  const implementation = {
    definition: { kind: 'serverFn', method, middleware: ordered } as const,
    meta: { ...TEST_META, ...options.serverFnMeta },
    // The last link answers in its place.
    handler: () => undefined,
  }
  const { result } = await enterScope(scope, () =>
    runServerChain(
      implementation,
      // Whether anything has a client side, the function would say that lists this middleware.
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
