/** Loads a built server in a process of its own, and times what its parent asks for. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [root] = process.argv.slice(2)
const began = performance.now()
const { default: app } = await import(pathToFileURL(join(root, 'dist/server/server.js')).href)
const startup = performance.now() - began
const { serverFunctions: functions } = JSON.parse(
  readFileSync(join(root, 'dist/seamline-report.json'), 'utf8'),
)

const ORIGIN = 'http://localhost'
const HEADERS = { origin: ORIGIN, 'content-type': 'application/json' }

async function call(url, body) {
  const response = await app.fetch(
    new Request(`${ORIGIN}${url}`, { method: 'POST', headers: HEADERS, body }),
  )
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${text}`)
  return text
}

const WARMUP = 10

/**
 * The time of one call in microseconds: the lowest of rounds of at least 100 ms, because other work
 * on the machine only adds to it. The first rounds are for the compiler.
 */
async function timePerCall({ url, body, concurrency = 1 }) {
  const rounds = []
  for (let round = 0; round < WARMUP + 7; round++) {
    const start = performance.now()
    let calls = 0
    while (performance.now() < start + 100) {
      await Promise.all(Array.from({ length: concurrency }, () => call(url, body)))
      calls += concurrency
    }
    rounds.push(((performance.now() - start) * 1000) / calls)
  }
  return Math.min(...rounds.slice(WARMUP))
}

/** The bytes that each of many calls leaves in memory, after a collection. */
async function memoryPerCall({ url, body }) {
  const run = async (calls) => {
    for (let at = 0; at < calls; at++) await call(url, body)
    globalThis.gc()
    return process.memoryUsage().heapUsed
  }
  const before = await run(2000)
  return ((await run(20_000)) - before) / 20_000
}

const COMMANDS = {
  facts: () => ({ startup, functions }),
  call: ({ url, body }) => call(url, body),
  async firstCall({ url, body }) {
    const start = performance.now()
    await call(url, body)
    return performance.now() - start
  },
  timePerCall,
  memoryPerCall,
}

process.on('message', async ({ command, options }) => {
  process.send(await COMMANDS[command](options))
})
process.send('ready')
