import type { ChainTypes } from '../core/chain.types.ts'
import type { MiddlewareDefinition } from '../core/definition.ts'
import { SENT } from '../core/outcome.ts'
import { planServerHalf, runServerChain } from '../core/server-chain.ts'
import type { ServerLink } from '../core/server-links.ts'
import { enterScope } from '../server/request-scope.ts'
import { EMPTY_CONTEXT, mergeContext } from '../shared/merge-context.ts'
import type { ServerRunOptions } from './run-middleware.types.ts'
import type { NextLog } from './next-log.ts'
import { TEST_META } from './test-meta.ts'
import { scopeFor } from './test-request.ts'

/** Runs validators and server halves, in the place of a function's chain. */
export async function runServerHalf(
  ordered: readonly MiddlewareDefinition[],
  options: ServerRunOptions<ChainTypes>,
  log: NextLog,
): Promise<unknown> {
  const scope = await scopeFor(options)
  const { links, ...plan } = planServerHalf(ordered)
  const rest: ServerLink = async ({ context, sendContext, data }) => {
    log.add({ context, sendContext, data })
    const { result, context: ended = context } = await log.answer(options.next, {
      result: undefined,
    })
    return { result, context: mergeContext(EMPTY_CONTEXT, ended), [SENT]: sendContext }
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
      // Whether anything has a client half, the function would say that lists this middleware.
      { ...plan, takesClientContext: true, links: [...links, rest] },
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
