/** Both handlers on one port: a child of bench/wire.mjs. */

import { serve } from 'srvx/node'
import { bare, endpoint } from './wire-handlers.mjs'

const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  fetch: (request) => (request.url.includes('/bare/') ? bare(request) : endpoint(request)),
})
await server.ready()
process.send(server.url)
