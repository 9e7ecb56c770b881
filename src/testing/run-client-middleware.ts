import { clientStepsOf, runClientChain, type ClientStep } from '../chain/client-chain.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import { refuseClientNextOptions } from '../chain/check-options.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import type { ClientRunOptions } from './run-middleware.types.ts'
import type { NextCalls } from './next-calls.ts'
import { TEST_META } from './test-meta.ts'

/** Runs client sides, in the place of a call. */
export async function runClientMiddleware(
  ordered: readonly MiddlewareDefinition[],
  options: ClientRunOptions<ChainTypes>,
  log: NextCalls,
): Promise<unknown> {
  const { data, method = 'GET', signal, headers, context, sendContext, fetch } = options
  const before: ClientStep = (state, runNext) =>
    runNext({
      ...state,
      context: mergeContext(state.context, context),
      sendContext: mergeContext(state.sendContext, sendContext),
    })
  let behind = EMPTY_CONTEXT
  const after: ClientStep = (state, runNext) => {
    behind = state.context
    return runNext(state)
  }
  const settings = {
    ...(headers === undefined ? {} : { headers }),
    ...(signal === undefined ? {} : { signal }),
    ...(fetch === undefined ? {} : { fetch }),
  }
  const { serverFnMeta: meta = { id: TEST_META.id } } = options
  const call = { data, method, meta, settings }
  return runClientChain(
    [before, ...clientStepsOf(ordered, refuseClientNextOptions), after],
    call,
    async ({ signal: _ofTheCall, ...outgoing }) => {
      log.add({ ...outgoing, context: behind })
      const { result, context: received = {} } = await log.answer(options.next, {
        result: undefined,
      })
      return {
        result,
        context: mergeContext(EMPTY_CONTEXT, received),
        [SEND_CONTEXT]: EMPTY_CONTEXT,
      }
    },
  )
}
