/**
 * Serves an app on srvx: `node --expose-gc tests/soak/serve.mjs <entry> <port>`. The default export
 * of the entry is `{ fetch }`, like that of a built app.
 */

import { pathToFileURL } from 'node:url'
import { serve } from 'srvx/node'
import { answerMeasurements } from './measure.mjs'

const [entry, port] = process.argv.slice(2)

const { default: app } = await import(pathToFileURL(entry).href)
await serve({
  fetch: app.fetch,
  port: Number(port),
  hostname: 'localhost',
  silent: true,
  // It would wait for connections that clients keep alive.
  gracefulShutdown: false,
  // Longer than a busy machine may stall: the client must not send on a closing connection.
  node: { keepAliveTimeout: 120_000 },
}).ready()
answerMeasurements()
console.log(`http://localhost:${port}`)
