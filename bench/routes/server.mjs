/** One of the apps on a port: a child of bench/routes.mjs. */

import { serve } from 'srvx/node'

const [, , file, name] = process.argv
const { [name]: app } = await import(file)
const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  fetch: (request) => app.fetch(request),
})
// What the processor has done for it does not depend on what else it does meanwhile, nor on the client.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send(user + system)
})
await server.ready()
process.send(server.url)
