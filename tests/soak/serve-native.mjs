/**
 * Serves an app on node:http with Node's own `Request`, whose signal follows the connection, as in
 * adapters for hosts other than srvx: `node --expose-gc tests/soak/serve-native.mjs <entry>
 * <port>`.
 */

import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { sendNodeResponse } from 'srvx/node'
import { answerMeasurements } from './measure.mjs'

const [entry, port] = process.argv.slice(2)

const { default: app } = await import(pathToFileURL(entry).href)
const server = createServer(async (message, response) => {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableEnded) controller.abort()
  })
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD'
  const request = new Request(`http://${message.headers.host}${message.url}`, {
    method: message.method,
    headers: message.headers,
    signal: controller.signal,
    ...(hasBody && { body: Readable.toWeb(message), duplex: 'half' }),
  })
  await sendNodeResponse(response, await app.fetch(request))
})
server.keepAliveTimeout = 120_000
server.listen(Number(port), 'localhost', () => {
  answerMeasurements()
  console.log(`http://localhost:${port}`)
})
