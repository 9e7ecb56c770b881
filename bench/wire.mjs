/**
 * What the wire costs. The endpoint against a bare handler, which only parses and prints: calls per second
 * from a `Request` to the text of its answer, and requests per second on srvx over ten connections. Then
 * rows with values that JSON lacks, encoded and decoded, against seroval.
 *
 *   npm run bench:wire
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request as sendRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import { fromJSON, toJSON } from 'seroval'
import { CODECS } from '../dist/src/serialization/codecs.js'
import { jsonSerializer } from '../dist/src/serialization/json-encoder.js'
import { bare, endpoint } from './wire-handlers.mjs'

const ROUNDS = 9
const ROUND_MS = 400
const CONNECTIONS = 10

/** Both in turn, so that what disturbs one disturbs the other; the round with the median ratio. */
async function compare(label, ours, theirs) {
  const samples = []
  for (let round = 0; round <= ROUNDS; round++) {
    const sample = { ours: await ours(), theirs: await theirs() }
    // The first round warms up.
    if (round > 0) samples.push({ ...sample, ratio: sample.ours / sample.theirs })
  }
  const { ours: a, theirs: b, ratio } = samples.toSorted((x, y) => x.ratio - y.ratio)[ROUNDS >> 1]
  console.log(`${label} | ${a.toFixed(0)} | ${b.toFixed(0)} | ${ratio.toFixed(2)}`)
}

const server = fork(fileURLToPath(new URL('wire-server.mjs', import.meta.url)))
const [origin] = await once(server, 'message')
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

async function post(path, body) {
  const call = sendRequest(new URL(path, origin), {
    agent,
    method: 'POST',
    headers: { origin: origin.replace(/\/$/, ''), 'content-type': 'application/json' },
  })
  call.end(body)
  const [response] = await once(call, 'response')
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}.`)
  response.resume()
  await once(response, 'end')
}

async function callsPerSecond(handler, path, body) {
  const start = performance.now()
  let calls = 0
  for (; performance.now() < start + ROUND_MS; calls++) {
    const request = new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body,
    })
    await (await handler(request)).text()
  }
  return (calls * 1000) / (performance.now() - start)
}

async function requestsPerSecond(path, body) {
  const start = performance.now()
  let calls = 0
  const connection = async () => {
    for (; performance.now() < start + ROUND_MS; calls++) await post(path, body)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return (calls * 1000) / (performance.now() - start)
}

function timesPerSecond(run) {
  const start = performance.now()
  let times = 0
  for (; performance.now() < start + ROUND_MS; times++) run()
  return (times * 1000) / (performance.now() - start)
}

const small = JSON.stringify({ data: { text: 'milk' } })
const items = Array.from({ length: 200 }, (_, id) => ({ id, text: 'x'.repeat(25) }))
const REQUESTS = [
  ['small echo', 'echo', small],
  ['10 kB of JSON, echoed', 'echo', JSON.stringify({ data: items })],
  ['answer of 1 MB', 'large', small],
]

console.log('calls per second | endpoint | bare handler | ratio')
for (const [label, id, body] of REQUESTS) {
  const ours = () => callsPerSecond(endpoint, `/_serverFn/${id}`, body)
  await compare(label, ours, () => callsPerSecond(bare, `/bare/${id}`, body))
}

console.log('\nrequests per second on srvx | endpoint | bare handler | ratio')
for (const [label, id, body] of REQUESTS) {
  const ours = () => requestsPerSecond(`/_serverFn/${id}`, body)
  await compare(label, ours, () => requestsPerSecond(`/bare/${id}`, body))
}
agent.destroy()
server.kill()

const rows = Array.from({ length: 60 }, (_, index) => ({
  id: index,
  title: `Note ${index} of the list that is measured`,
  created: new Date(1.7e12 + index * 1e6),
  deleted: undefined,
  size: BigInt(index) * 1000n,
  tags: new Set(['work', 'later']),
  votes: new Map([['up', index]]),
}))
const encoder = jsonSerializer(CODECS)

function encode() {
  const { value, tags } = encoder.encode({ result: rows })
  return JSON.stringify({ ...value, tags })
}

function decode(text) {
  const { tags, ...envelope } = JSON.parse(text)
  encoder.decode(envelope, tags)
  return envelope
}

const viaSeroval = () => JSON.stringify(toJSON({ result: rows }))
const [ourText, theirText] = [encode(), viaSeroval()]

console.log(
  '\n10 kB of rows with Date, Map, Set, bigint, undefined, per second | ours | seroval | ratio',
)
await compare(
  'encoded',
  () => timesPerSecond(encode),
  () => timesPerSecond(viaSeroval),
)
await compare(
  'decoded',
  () => timesPerSecond(() => decode(ourText)),
  () => timesPerSecond(() => fromJSON(JSON.parse(theirText))),
)
console.log(
  `bytes | ${ourText.length} | ${theirText.length} | ${(ourText.length / theirText.length).toFixed(2)}`,
)
