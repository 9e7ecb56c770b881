import { clientStepsOf, runClientChain } from '../chain/client-chain.ts'
import type { HasServerFnDefinition } from '../builder/create-server-fn.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { DEFINITION } from '../model/definition.ts'
import { chainPlanner } from '../chain/plan-chain.ts'
import { toServerFn } from '../builder/to-server-fn.ts'
import { httpTransport } from './transport.ts'
import { devChecks } from '../internal/dev-checks.ts'
// Last: it imports src/start.ts, which may lead back to modules that call what is exported here.
import { base, endpoint, start } from '../internal/config.ts'

/**
 * The client stub of a server function: runs the client sides and sends the call.
 *
 * @internal Called by compiled code, in the place of `.handler(…)`.
 */
export function clientServerFn(
  builder: HasServerFnDefinition,
  id: string,
): ServerFn<unknown, unknown> {
  const { method, middleware } = builder[DEFINITION]
  const plan = chainPlanner(middleware, (ordered) => clientStepsOf(ordered, devChecks?.next))
  const meta = { id }
  const url = (): string => `${endpoint() ?? ''}${base}/${id}`

  return toServerFn(
    async (options = {}) => {
      devChecks?.call(options, id)
      const { data, ...settings } = options
      settings.signal?.throwIfAborted()
      const started = await start()
      const transport = httpTransport({ url: url(), method, start: started })
      return runClientChain(plan(started.inRequest), { data, method, meta, settings }, transport)
    },
    { method, serverFnMeta: meta, url },
  )
}
