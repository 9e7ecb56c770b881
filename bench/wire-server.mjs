/** The endpoint and a bare handler on one port: a child of bench/wire.mjs. */

import { createServerFn } from 'seamline'
import { serverServerFn } from 'seamline/internal/server'
import { createStartHandler } from 'seamline/server'
import { serve } from 'srvx/node'
import { functions } from '../dist/src/internal/config.js'

const items = Array.from({ length: 20_000 }, (_, id) => ({ id, text: 'x'.repeat(25) }))
const HANDLERS = { echo: ({ data }) => data, large: () => items }

for (const [id, handle] of Object.entries(HANDLERS)) {
  const builder = createServerFn({ method: 'POST' }).inputValidator((input) => input)
  const fn = serverServerFn(builder, { id, name: id, filename: 'bench.ts' }, handle)
  functions.set(id, async () => fn)
}

const endpoint = createStartHandler()

async function bare(request, id) {
  const { data } = JSON.parse(await request.text())
  return new Response(JSON.stringify({ result: HANDLERS[id]({ data }) }), {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  })
}

const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  fetch(request) {
    const { pathname } = new URL(request.url)
    return pathname.startsWith('/bare/') ? bare(request, pathname.slice(6)) : endpoint(request)
  },
})
await server.ready()
process.send(server.url)
