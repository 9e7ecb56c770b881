/**
 * What streams cost: a gigabyte out of a server function in chunks of 64 KiB, as a stream of bytes and as a
 * generator of them, against a bare `Response` of the same stream on the same server. How fast, by a reader
 * that only drains the connection; how fast through our client; and how the server's memory grows.
 *
 *   npm run bench:stream
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createServerFn } from 'seamline'
import { clientServerFn } from 'seamline/internal/client'

const ROUNDS = 5
const LIMIT_MS = 110_000
const CHUNK_SIZE = 64 * 1024
const SIZE = 1024 ** 3
const MB = 1024 ** 2
const ROADS = { bare: '/bare', readable: '/_serverFn/readable', generator: '/_serverFn/generator' }
const LABELS = {
  bare: 'a bare `Response` of a stream',
  readable: 'a function that returns a stream of bytes',
  generator: 'a function that is a generator of bytes',
}

async function startServer() {
  const child = fork(fileURLToPath(new URL('stream-server.mjs', import.meta.url)), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, CHUNK_SIZE, CHUNKS: SIZE / CHUNK_SIZE },
  })
  const [url] = await once(child, 'message')
  return { child, origin: new URL(url).origin, port: new URL(url).port }
}

/** Takes a whole answer off the connection, looking at nothing but its first line and its length. */
async function drain({ origin, port }, path) {
  let received = 0
  let isAnswered = false
  const socket = connect({
    host: '127.0.0.1',
    port,
    onread: {
      buffer: Buffer.alloc(MB),
      callback: (length, buffer) => {
        isAnswered ||= buffer.toString('latin1', 0, 12) === 'HTTP/1.1 200'
        received += length
        return true
      },
    },
  })
  const closed = once(socket, 'close')
  const head = [`POST ${path} HTTP/1.1`, `host: ${new URL(origin).host}`, `origin: ${origin}`]
  const rest = ['content-type: application/json', 'content-length: 0', 'connection: close']
  socket.write([...head, ...rest, '', ''].join('\r\n'))
  await closed
  if (!isAnswered || received < SIZE) throw new Error(`${path} answered ${received} bytes.`)
}

async function timed(run) {
  const start = performance.now()
  await run()
  return SIZE / MB / ((performance.now() - start) / 1000)
}

/** All in turn, so that what disturbs one disturbs the others; each with its median, and the first's. */
async function compare(runs) {
  const samples = Object.fromEntries(Object.keys(runs).map((name) => [name, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const speed = await timed(run)
      // The first round warms up.
      if (round > 0) samples[name].push(speed)
    }
  }
  const [bare, ...others] = Object.entries(samples)
  console.log(`${LABELS[bare[0]]} | ${median(bare[1]).toFixed(0)} | 1.00`)
  for (const [name, speeds] of others) {
    const ratio = median(speeds.map((speed, round) => speed / bare[1][round]))
    console.log(`${LABELS[name]} | ${median(speeds).toFixed(0)} | ${ratio.toFixed(2)}`)
  }
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}

setTimeout(() => {
  throw new Error(`This took more than ${LIMIT_MS / 1000} seconds.`)
}, LIMIT_MS).unref()

const server = await startServer()

console.log('drained | MB/s | ratio')
await compare(
  Object.fromEntries(
    Object.entries(ROADS).map(([name, path]) => [name, () => drain(server, path)]),
  ),
)

const headers = { origin: server.origin }
const fetchHere = (url, init) =>
  fetch(new URL(url, server.origin), { ...init, headers: { ...init.headers, ...headers } })

async function sizeOf(items) {
  let size = 0
  for await (const { byteLength } of items) size += byteLength
  if (size !== SIZE) throw new Error(`${size} bytes arrived.`)
}

function throughClient(id) {
  const fn = clientServerFn(createServerFn({ method: 'POST' }), id)
  return async () => sizeOf(await fn({ fetch: fetchHere }))
}

console.log('\nread with fetch, decoded | MB/s | ratio')
await compare({
  bare: async () => sizeOf((await fetchHere(ROADS.bare, { method: 'POST' })).body),
  readable: throughClient('readable'),
  generator: throughClient('generator'),
})
server.child.disconnect()

console.log('\nmemory of a new server, MB | before | most | after | growth')
for (const [name, path] of Object.entries(ROADS)) {
  const fresh = await startServer()
  fresh.child.send('measure')
  await once(fresh.child, 'message')
  await drain(fresh, path)
  fresh.child.send('measured')
  const [{ before, max, after }] = await once(fresh.child, 'message')
  fresh.child.disconnect()
  const columns = [before, max, after, max - before].map((bytes) => (bytes / MB).toFixed(0))
  console.log([LABELS[name], ...columns].join(' | '))
}
