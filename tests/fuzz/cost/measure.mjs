/** Measures the processor time of a request within the endpoint, and that of `JSON.parse`. */

import { createServerFn } from 'seamline'
import { serverServerFn } from 'seamline/internal/server'
import { createStartHandler, getCookies, getRequestUrl } from 'seamline/server'
import { app } from '../../../dist/src/internal/config.js'

const ORIGIN = 'http://localhost'
/** Requests that take longer, in milliseconds, are not repeated. */
const LONGEST = 1_000

for (const [id, method] of [
  ['read', 'GET'],
  ['write', 'POST'],
]) {
  const builder = createServerFn({ method }).inputValidator((input) => input)
  const fn = serverServerFn(builder, { id, name: id, filename: 'cost.ts' }, () => {
    // Calls that nearly every app makes for each request.
    return [getCookies(), getRequestUrl()].length
  })
  app.functions.set(id, async () => fn)
}
const handler = createStartHandler()

/**
 * The processor time of `run` in milliseconds, over all threads, including the garbage collector's.
 */
async function timeOf(run) {
  const before = process.cpuUsage()
  const result = await run()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

function toStream(bytes, chunk) {
  let at = 0
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.subarray(at, at + chunk))
        at += chunk
      },
    },
    { highWaterMark: 0 },
  )
}

/** The median time of so many runs of a request, and its response. */
export async function timeOfRequest({ path, method, headers, bytes, chunk }, runs) {
  const times = []
  const end = performance.now() + LONGEST
  let answer
  for (let run = 0; run < runs && (run === 0 || performance.now() < end); run++) {
    const request = new Request(`${ORIGIN}/_serverFn/${path}`, {
      method,
      headers: { origin: ORIGIN, ...headers },
      ...(bytes === undefined ? {} : { body: toStream(bytes, chunk), duplex: 'half' }),
    })
    const { ms, result } = await timeOf(() => handler(request))
    times.push(ms)
    answer = result
    await answer.body?.cancel()
  }
  return { ms: median(times), status: answer.status }
}

const EMPTY = { path: 'write', method: 'POST', headers: { 'content-type': 'application/json' } }

/** The time of an empty call, which is the base cost of each request. */
export async function timeOfEmptyRequest(runs) {
  return (await timeOfRequest({ ...EMPTY, bytes: Buffer.from('{}'), chunk: 2 }, runs)).ms
}

const notes = Array.from({ length: 14_600 }, (_, id) => ({
  id,
  title: `Note ${id}`,
  done: id % 2 === 0,
  tags: ['work', 'later'],
  size: id * 1.5,
}))
export const PLAIN = JSON.stringify(notes)
/** The parsed value stays reachable, as the data of a call does. */
let parsed

/** The time of `JSON.parse` for a byte of plain text, in milliseconds. */
export async function timeOfParsing(runs) {
  const times = []
  for (let run = 0; run < runs; run++) {
    const { ms } = await timeOf(() => {
      parsed = JSON.parse(PLAIN)
    })
    times.push(ms / PLAIN.length)
  }
  return parsed && median(times)
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}
