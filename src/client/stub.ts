import { clientStepsOf, runClientChain } from '../chain/client-chain.ts'
import type { HasServerFnDefinition } from '../builder/create-server-fn.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { DEFINITION } from '../model/definition.ts'
import { chainPlanner } from '../chain/plan-chain.ts'
import { toServerFn } from '../builder/to-server-fn.ts'
import type { ClientApp } from './client-app.ts'
import { httpTransport } from './transport.ts'

/** Makes the client stub of a server function. It reads `app` when called, because the app may still be loading. */
export function createStub(
  app: () => ClientApp,
  builder: HasServerFnDefinition,
  id: string,
  stepsOf: typeof clientStepsOf = clientStepsOf,
): ServerFn<unknown, unknown> {
  const { method, middleware } = builder[DEFINITION]
  const plan = chainPlanner(middleware, stepsOf)
  const meta = { id }
  const url = (): string => `${app().endpoint()}/${id}`

  return toServerFn(
    async (options = {}) => {
      const { data, ...settings } = options
      settings.signal?.throwIfAborted()
      const start = await app().start()
      const transport = httpTransport({ url: url(), method, start })
      return runClientChain(plan(start.inRequest), { data, method, meta, settings }, transport)
    },
    { method, serverFnMeta: meta, url },
  )
}
