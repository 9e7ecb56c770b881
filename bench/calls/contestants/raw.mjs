/** A bare handler, which parses and prints JSON: the measure of the others. */

import { z } from 'zod'
import { LARGE } from '../apps/shared/large.mjs'
import { jsonClient } from './json-client.mjs'

const schema = z.object({ id: z.number(), text: z.string() })

const HANDLERS = {
  echo: (data) => data,
  guarded(data) {
    const valid = schema.parse(data)
    return { ...valid, user: 'ada', steps: 5 }
  },
  large: () => LARGE,
}

export async function load() {
  return { fetch: handle, call: jsonClient() }
}

async function handle(request) {
  const data = JSON.parse(await request.text())
  const handler = HANDLERS[request.url.slice(request.url.lastIndexOf('/') + 1)]
  return new Response(JSON.stringify(handler(data)), {
    headers: { 'content-type': 'application/json' },
  })
}
