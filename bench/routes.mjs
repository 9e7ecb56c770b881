/**
 * What it costs to find and call the handler of a server route: an app of 200 routes, built for
 * production, against a bare Hono app with the same. From a `Request` that exists already to its
 * `Response`; no path with a param is asked for twice. Then a mix over ten connections,
 * each app on srvx.
 *
 *   npm run bench:routes
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request as sendRequest } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildApp } from './routes/build-app.mjs'
import { app as hono } from './routes/hono-app.mjs'
import { ROWS } from './routes/paths.mjs'

process.env.NODE_ENV = 'production'

const ROUNDS = 25
const REQUESTS = 3000
const CONNECTIONS = 10
const HONO_FILE = new URL('routes/hono-app.mjs', import.meta.url).href

const file = pathToFileURL(await buildApp()).href
const { default: seamline } = await import(file)
await assertSame()

let asked = 0
const paths = (pathOf, length) => Array.from({ length }, () => pathOf(asked++))

/** Microseconds per request. */
async function dispatch(app, pathOf, length) {
  const requests = paths(pathOf, length).map((path) => new Request(`http://localhost${path}`))
  const start = performance.now()
  for (const request of requests) {
    const response = await app.fetch(request)
    // A page that nobody reads waits for a reader.
    if (!response.ok) await response.text()
  }
  return ((performance.now() - start) * 1000) / length
}

/** Both in turn, each first in every other round, so that what disturbs one disturbs the other. */
async function compare(label, ours, theirs) {
  const samples = []
  for (let round = -3; round < ROUNDS; round++) {
    const sample = {}
    const turns = [
      async () => (sample.ours = await ours()),
      async () => (sample.theirs = await theirs()),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
    // The first rounds warm up.
    if (round >= 0) samples.push({ ...sample, ratio: sample.ours / sample.theirs })
  }
  const middle = (key) => samples.map((each) => each[key]).toSorted((a, b) => a - b)[ROUNDS >> 1]
  const [ours_, theirs_, ratio] = ['ours', 'theirs', 'ratio'].map(middle)
  console.log(`${label} | ${ours_.toFixed(2)} | ${theirs_.toFixed(2)} | ${ratio.toFixed(2)}`)
}

/** The same status and text for each kind of path, or the comparison would mean nothing. */
async function assertSame() {
  for (const pathOf of Object.values(ROWS)) {
    for (let n = 0; n < 200; n++) {
      const [ours, theirs] = await Promise.all(
        [seamline, hono].map(async (app) => {
          const response = await app.fetch(new Request(`http://localhost${pathOf(n)}`))
          const text = await response.text()
          return response.ok ? text : response.status
        }),
      )
      if (ours !== theirs) throw new Error(`${pathOf(n)}: ${ours}, but Hono ${theirs}`)
    }
  }
}

console.log('µs per request | seamline | Hono | ratio')
for (const [label, pathOf] of Object.entries(ROWS)) {
  // There seamline renders a page.
  const length = label === 'not found' ? REQUESTS / 50 : REQUESTS
  await compare(
    label,
    () => dispatch(seamline, pathOf, length),
    () => dispatch(hono, pathOf, length),
  )
}
if (!process.argv.includes('--in-process')) await overHttp()

/** What a server has taken so far, in microseconds. */
async function processorTime(child) {
  child.send('how much?')
  return (await once(child, 'message'))[0]
}

async function overHttp() {
  const children = [
    [file, 'default'],
    [HONO_FILE, 'app'],
  ].map((args) => fork(fileURLToPath(new URL('routes/server.mjs', import.meta.url)), args))
  const origins = await Promise.all(children.map(async (each) => (await once(each, 'message'))[0]))
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

  const get = async (url) => {
    const call = sendRequest(url, { agent })
    call.end()
    const [response] = await once(call, 'response')
    response.resume()
    await once(response, 'end')
  }
  const microseconds = async (child, origin) => {
    const urls = paths(ROWS['a mix'], REQUESTS).map((path) => new URL(path, origin))
    const before = await processorTime(child)
    const connection = async () => {
      for (let url = urls.pop(); url !== undefined; url = urls.pop()) await get(url)
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, connection))
    return ((await processorTime(child)) - before) / REQUESTS
  }

  console.log('\nµs of processor time per request on srvx | seamline | Hono | ratio')
  await compare('a mix', ...children.map((child, at) => () => microseconds(child, origins[at])))
  agent.destroy()
  for (const child of children) child.kill()
}
