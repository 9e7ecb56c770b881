/** Streams as results of functions and as bare responses, on one port: a child of bench/stream.mjs. */

import { createServerFn } from 'seamline'
import { serverServerFn } from 'seamline/internal/server'
import { createStartHandler } from 'seamline/server'
import { serve } from 'srvx/node'
import { app } from '../dist/src/internal/config.js'

const CHUNKS = Number(process.env.CHUNKS)
// One for all: what making them costs is no part of what is compared.
const CHUNK = new Uint8Array(Number(process.env.CHUNK_SIZE)).fill(7)

function readable() {
  let left = CHUNKS
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(CHUNK)
      if (--left === 0) controller.close()
    },
  })
}

async function* generator() {
  for (let left = CHUNKS; left > 0; left--) yield CHUNK
}

for (const [id, handle] of Object.entries({ readable, generator })) {
  const builder = createServerFn({ method: 'POST' })
  const fn = serverServerFn(builder, { id, name: id, filename: 'bench.ts' }, handle)
  app.functions.set(id, async () => fn)
}

const endpoint = createStartHandler()
const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  fetch: (request) =>
    request.url.endsWith('/bare') ? new Response(readable()) : endpoint(request),
})

const SAMPLE_MS = 10
let timer
let before = 0
let max = 0

/** Memory between the first message and the next one, in bytes. */
process.on('message', () => {
  if (timer === undefined) {
    globalThis.gc?.()
    before = max = process.memoryUsage.rss()
    timer = setInterval(() => {
      max = Math.max(max, process.memoryUsage.rss())
    }, SAMPLE_MS)
    process.send('measuring')
    return
  }
  clearInterval(timer)
  timer = undefined
  globalThis.gc?.()
  process.send({ before, max, after: process.memoryUsage.rss() })
})

// However the other process ends, this one ends with it.
process.on('disconnect', () => process.exit())

await server.ready()
process.send(server.url)
