/** The endpoint, and a bare handler that only parses and prints: what bench/wire.mjs compares. */

import { createServerFn } from 'seamline'
import { serverServerFn } from 'seamline/internal/server'
import { createStartHandler } from 'seamline/server'
import { app } from '../dist/src/internal/config.js'

const items = Array.from({ length: 20_000 }, (_, id) => ({ id, text: 'x'.repeat(25) }))
const HANDLERS = { echo: ({ data }) => data, large: () => items }

for (const [id, handle] of Object.entries(HANDLERS)) {
  const builder = createServerFn({ method: 'POST' }).inputValidator((input) => input)
  const fn = serverServerFn(builder, { id, name: id, filename: 'bench.ts' }, handle)
  app.functions.set(id, async () => fn)
}

export const endpoint = createStartHandler()

export async function bare(request) {
  const { data } = JSON.parse(await request.text())
  const id = request.url.slice(request.url.lastIndexOf('/') + 1)
  return new Response(JSON.stringify({ result: HANDLERS[id]({ data }) }), {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  })
}
