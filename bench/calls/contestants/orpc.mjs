import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { z } from 'zod'
import { LARGE } from '../apps/shared/large.mjs'

const schema = z.object({ id: z.number(), text: z.string() })

const step = os.middleware(({ context, next }) =>
  next({ context: { steps: (context.steps ?? 0) + 1, user: 'ada' } }),
)
const withSteps = [1, 2, 3, 4, 5].reduce((builder) => builder.use(step), os)

const router = {
  echo: os.input(z.any()).handler(({ input }) => input),
  guarded: withSteps
    .input(schema)
    .handler(({ input, context: { user, steps } }) => ({ ...input, user, steps })),
  large: os.input(z.any()).handler(() => LARGE),
}

export async function load() {
  const handler = new RPCHandler(router)
  const fetch = async (request) => (await handler.handle(request, { prefix: '/rpc' })).response
  const link = new RPCLink({
    url: 'http://localhost/rpc',
    fetch: (request, init) => globalThis.fetch(request, init),
  })
  const client = createORPCClient(link)
  return { fetch, call: (fn, data) => client[fn](data) }
}
