import type { CallOptions } from './create-server-fn.types.ts'
import { clientLinksOf, runClientChain } from './client-chain.ts'
import { NO_GLOBALS, chainPlanner } from './plan-chain.ts'
import { EMPTY_CONTEXT, type Context } from '../shared/merge-context.ts'
import { SENT } from './outcome.ts'
import {
  planServerHalf,
  runServerChain,
  type ServerFnImplementation,
  type ServerPlan,
} from './server-chain.ts'

/** A function that is called where it is implemented. */
export interface LocalServerFn {
  /** Runs both halves of the call, without HTTP and without serialization. */
  readonly call: (options?: CallOptions<unknown>) => Promise<unknown>
  /** The plan of its server half, which the endpoint runs too. */
  readonly plan: () => ServerPlan
}

/**
 * Joins the two halves of a function in process: the chain is that of any call, the transport is one
 * function call.
 *
 * @param requestContext - gives the context of the request around the caller, if there is one
 */
export function localServerFn(
  implementation: ServerFnImplementation,
  requestContext: () => Context = () => EMPTY_CONTEXT,
): LocalServerFn {
  const { definition, meta } = implementation
  const clientPlan = chainPlanner(definition.middleware, clientLinksOf)
  const serverPlan = chainPlanner(definition.middleware, planServerHalf)
  const plan = (): ServerPlan => serverPlan(NO_GLOBALS)

  const call = async (options: CallOptions<unknown> = {}): Promise<unknown> => {
    const { data, ...settings } = options
    settings.signal?.throwIfAborted()
    return runClientChain(
      clientPlan(NO_GLOBALS),
      { data, method: definition.method, meta, settings },
      async (outgoing) => {
        const outcome = await runServerChain(implementation, plan(), {
          data: outgoing.data,
          clientContext: outgoing.sendContext,
          requestContext: requestContext(),
          signal: outgoing.signal,
        })
        // A raw Response travels without context over the wire, so it does in process.
        const received = outcome.result instanceof Response ? EMPTY_CONTEXT : outcome[SENT]
        return { result: outcome.result, context: received, [SENT]: EMPTY_CONTEXT }
      },
    )
  }
  return { call, plan }
}
