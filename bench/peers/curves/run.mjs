/**
 * How the cost of a call grows: with the functions of an app, the middleware of a function, the size of its data, and
 * the calls that run at once. Prints tables.
 *
 *   npm run bench:curves
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { installBench } from '../install.mjs'

const FUNCTIONS = [10, 100, 1000, 5000]
const MIDDLEWARE = [0, 1, 5, 10, 25, 50]
const SIZES = [1, 10, 100, 1000]
const CONCURRENCY = [1, 10, 100, 500]

installBench()
// Only now: it runs Vite, which has just been installed.
const { build, longChains, manyFunctions } = await import('./apps.mjs')

const ENDPOINT = '/_serverFn'
const SMALL = JSON.stringify({ data: { text: 'milk' } })

await printFunctions()
const chains = await serverOf(build('chains', longChains(MIDDLEWARE)).root)
await printMiddleware(chains)
await printSizes(chains)
await printConcurrency(chains)
chains.end()

async function printFunctions() {
  const rows = []
  for (const count of FUNCTIONS) {
    const { root, seconds, bytes } = build(`functions-${count}`, manyFunctions(count))
    const server = await serverOf(root)
    const options = { url: server.url(server.functions.at(-1).name), body: SMALL }
    const first = await server.ask('firstCall', options)
    const warm = await server.ask('timePerCall', options)
    server.end()
    rows.push([count, seconds.toFixed(2), bytes, server.startup.toFixed(0), first.toFixed(1), warm])
  }
  const [few, many] = [rows.at(0), rows.at(-1)]
  console.log(`\nBytes per stub: ${((many[2] - few[2]) / (many[0] - few[0])).toFixed(1)}`)
  const headings = ['functions', 'build, s', 'browser code, bytes', 'start, ms', 'first call, ms']
  print([...headings, 'warm call, µs'], rows)
}

async function printMiddleware(server) {
  const rows = []
  for (const length of MIDDLEWARE) {
    const options = { url: server.url(`after${length}`), body: SMALL }
    const { result } = JSON.parse(await server.ask('call', options))
    if ((result.ran ?? 0) !== length) throw new Error(`${result.ran} of ${length} middleware ran.`)
    rows.push([length, await server.ask('timePerCall', options)])
  }
  print(['middleware', 'µs per call'], rows)
}

async function printSizes(server) {
  const rows = []
  for (const size of SIZES) {
    const row = { id: 1, text: 'row of the list that is measured, and a little more text' }
    const data = Array.from({ length: (size * 1000) / JSON.stringify(row).length }, () => row)
    const options = { url: server.url('echo'), body: JSON.stringify({ data }) }
    const time = await server.ask('timePerCall', options)
    rows.push([size, time, time / size])
  }
  print(['kB of JSON, echoed', 'µs per call', 'µs per kB'], rows)
}

async function printConcurrency(server) {
  const options = { url: server.url('echo'), body: SMALL }
  const rows = []
  for (const concurrency of CONCURRENCY) {
    rows.push([concurrency, await server.ask('timePerCall', { ...options, concurrency })])
  }
  print(['calls at once', 'µs per call'], rows)
  const left = await server.ask('memoryPerCall', options)
  console.log(`\nMemory that a call leaves behind: ${left.toFixed(1)} bytes`)
}

async function serverOf(root) {
  const path = fileURLToPath(new URL('server.mjs', import.meta.url))
  const server = fork(path, [root], { execArgv: ['--expose-gc'] })
  await once(server, 'message')
  const ask = async (command, options) => {
    server.send({ command, options })
    const [value] = await once(server, 'message')
    return value
  }
  const { startup, functions } = await ask('facts')
  const url = (name) => `${ENDPOINT}/${functions.find((each) => each.name === name).id}`
  return { ask, startup, functions, url, end: () => server.kill() }
}

function print(headings, rows) {
  const cells = rows.map((row) =>
    row.map((value) =>
      Number.isInteger(value) || typeof value === 'string' ? value : value.toFixed(1),
    ),
  )
  const lines = [headings, headings.map(() => '--:'), ...cells].map(
    (row) => `| ${row.join(' | ')} |`,
  )
  console.log(`\n${lines.join('\n')}`)
}
