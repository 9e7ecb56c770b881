/** Serves the built corpus app: `node serve.mjs <srvx|node:http> <server.js>`. Reports to its parent over IPC. */

import { createServer } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { serve } from 'srvx/node'

const [target, file] = process.argv.slice(2)
const { default: app } = await import(pathToFileURL(file))

const KEYS = [Object.prototype, Array.prototype, globalThis].map(
  (each) => new Set(Reflect.ownKeys(each)),
)
const pollution = []

/** Handles a request, then looks for new keys on prototypes and `globalThis`. */
async function answer(request) {
  const response = await app.fetch(request)
  const found = [Object.prototype, Array.prototype, globalThis].flatMap((each, index) =>
    Reflect.ownKeys(each).filter((key) => typeof key === 'string' && !KEYS[index].has(key)),
  )
  if (found.length > 0 || {}.polluted !== undefined) {
    pollution.push(`${request.headers.get('x-case')}: ${found.join()}`)
  }
  return response
}

/** A minimal `node:http` host: passes Node's raw headers to the platform's `Request`. */
async function answerByHand(incoming, outgoing) {
  const headers = new Headers()
  const { rawHeaders, method, url } = incoming
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index], rawHeaders[index + 1])
  }
  const isReading = method === 'GET' || method === 'HEAD'
  const body = isReading ? null : Readable.toWeb(incoming)
  const request = new Request(`http://corpus.test${url}`, { method, headers, body, duplex: 'half' })
  const response = await answer(request)
  outgoing.writeHead(response.status, [...response.headers].flat())
  if (response.body === null) outgoing.end()
  else await pipeline(Readable.fromWeb(response.body), outgoing)
}

async function listen() {
  if (target === 'srvx') {
    const server = await serve({
      port: 0,
      hostname: '127.0.0.1',
      silent: true,
      fetch: answer,
    }).ready()
    return Number(new URL(server.url).port)
  }
  const server = createServer((incoming, outgoing) => {
    answerByHand(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server.address().port
}

/**
 * Measures the processor time between two turns of the event loop. Unlike `monitorEventLoopDelay`, it excludes time in
 * which the machine ran other processes. The interval is in milliseconds.
 */
const TURN = 5
let longestWork = 0
let turn = { at: performance.now(), used: process.cpuUsage() }
setInterval(() => {
  const { user, system } = process.cpuUsage(turn.used)
  const used = (user + system) / 1000
  longestWork = Math.max(longestWork, Math.min(performance.now() - turn.at, used))
  turn = { at: performance.now(), used: process.cpuUsage() }
}, TURN)

const delay = monitorEventLoopDelay({ resolution: TURN })
const port = await listen()
delay.enable()
process.on('message', () => {
  const runs = globalThis[Symbol.for('runs of the corpus')] ?? new Map()
  process.send({ runs: [...runs], longestDelay: delay.max / 1e6, longestWork, pollution })
  delay.reset()
  longestWork = 0
})
process.on('disconnect', () => process.exit())
process.send({ port })
