/**
 * One contestant in a process of its own, which runs a sample whenever its parent asks for one:
 *
 *   request   from a `Request`, which is made for each call, to the text of its response
 *   call      from the arguments of the contestant's client to the result, in one process without a network
 *   serve     listens on a port with srvx, until the parent ends the process
 */

import { serve } from 'srvx/node'
import { assertResult, CASES } from './cases.mjs'
import { CONTESTANTS } from './contestants/index.mjs'

const ORIGIN = 'http://localhost'
const [name] = process.argv.slice(2)
const contestant = await (await CONTESTANTS[name]()).load()

/** The request of each case, as the contestant's client sends it. */
const requests = new Map()
let recorded

globalThis.fetch = async (input, init) => {
  const request = new Request(input instanceof Request ? input : new URL(input, ORIGIN), init)
  // A browser adds it.
  request.headers.set('origin', ORIGIN)
  if (recorded !== undefined) {
    const { method, url, headers } = request
    requests.set(recorded, {
      method,
      url,
      headers: [...headers],
      body: await request.clone().text(),
    })
  }
  return contestant.fetch(request)
}

for (const each of CASES) {
  if (each.isRich && isJsonOnly()) continue
  recorded = each.name
  assertResult(name, each, await contestant.call(each.fn, each.data))
}
recorded = undefined

function isJsonOnly() {
  return name === 'raw' || name === 'hono'
}

const RUNS = {
  request({ url, ...init }) {
    return async () => (await contestant.fetch(new Request(url, init))).text()
  },
  call:
    (_request, { fn, data }) =>
    () =>
      contestant.call(fn, data),
}

/** Calls one after the other for `duration` milliseconds. */
async function sample({ mode, caseName, duration }) {
  const run = RUNS[mode](
    requests.get(caseName),
    CASES.find((each) => each.name === caseName),
  )
  const cpu = process.cpuUsage()
  const start = performance.now()
  let calls = 0
  for (; performance.now() < start + duration; calls++) await run()
  return { calls, wall: performance.now() - start, cpu: cpuSince(cpu) }
}

function cpuSince(before) {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

let served
let cpuAtMark = process.cpuUsage()

const COMMANDS = {
  cases: () => [...requests.keys()],
  sample,
  async serve() {
    const server = serve({
      port: 0,
      hostname: '127.0.0.1',
      silent: true,
      fetch: (request) => contestant.fetch(request),
    })
    await server.ready()
    served = new URL(server.url)
    return { origin: served.origin, requests: [...requests] }
  },
  markCpu: () => void (cpuAtMark = process.cpuUsage()),
  readCpu: () => cpuSince(cpuAtMark),
}

process.on('message', async ({ id, command, options }) => {
  try {
    process.send({ id, value: await COMMANDS[command](options) })
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) })
  }
})
process.send('ready')
