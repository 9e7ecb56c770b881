/** Serves built apps in one process, each below its base: `node serve.mjs <port> <base> <entry> <base> <entry>`. */

import { pathToFileURL } from 'node:url'
import { serve } from 'srvx/node'

const [port, ...pairs] = process.argv.slice(2)

const apps = new Map()
for (let index = 0; index < pairs.length; index += 2) {
  const { default: app } = await import(pathToFileURL(pairs[index + 1]).href)
  apps.set(pairs[index], app)
}
const fetch = (request) => {
  const base = new URL(request.url).pathname.split('/')[1]
  return apps.get(base)?.fetch(request) ?? new Response(null, { status: 404 })
}
await serve({
  fetch,
  port: Number(port),
  hostname: 'localhost',
  silent: true,
  gracefulShutdown: false,
  // Longer than a busy machine may stall: the client must not send on a closing connection.
  node: { keepAliveTimeout: 120_000 },
}).ready()
console.log(`http://localhost:${port}`)
