import { clientLinksOf, runClientChain, type ClientLink } from '../chain/client-chain.ts'
import type { ChainTypes } from '../model/chain.types.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { SENT } from '../model/outcome.ts'
import { refuseClientNextOptions } from '../chain/check-options.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'
import type { ClientRunOptions } from './run-middleware.types.ts'
import type { NextLog } from './next-calls.ts'
import { TEST_META } from './test-meta.ts'

/** Runs client halves, in the place of a call. */
export async function runClientHalf(
  ordered: readonly MiddlewareDefinition[],
  options: ClientRunOptions<ChainTypes>,
  log: NextLog,
): Promise<unknown> {
  const { data, method = 'GET', signal, headers, context, sendContext, fetch } = options
  const before: ClientLink = (state, runRest) =>
    runRest({
      ...state,
      context: mergeContext(state.context, context),
      sendContext: mergeContext(state.sendContext, sendContext),
    })
  let behind = EMPTY_CONTEXT
  const after: ClientLink = (state, runRest) => {
    behind = state.context
    return runRest(state)
  }
  const settings = {
    ...(headers === undefined ? {} : { headers }),
    ...(signal === undefined ? {} : { signal }),
    ...(fetch === undefined ? {} : { fetch }),
  }
  const { serverFnMeta: meta = { id: TEST_META.id } } = options
  const call = { data, method, meta, settings }
  return runClientChain(
    [before, ...clientLinksOf(ordered, refuseClientNextOptions), after],
    call,
    async ({ signal: _ofTheCall, ...outgoing }) => {
      log.add({ ...outgoing, context: behind })
      const { result, context: received = {} } = await log.answer(options.next, {
        result: undefined,
      })
      return { result, context: mergeContext(EMPTY_CONTEXT, received), [SENT]: EMPTY_CONTEXT }
    },
  )
}
