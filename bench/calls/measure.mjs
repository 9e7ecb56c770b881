/** Takes all samples: in one process, from client to server, and over HTTP. */

import autocannon from 'autocannon'
import { buildApp } from './apps/build.mjs'
import { CASES } from './cases.mjs'
import { startContestant } from './contestant-process.mjs'
import { CONTESTANTS } from './contestants/index.mjs'
import { compareInRounds } from './rounds.mjs'

const CONNECTIONS = 100
/** The cases that are worth the time over HTTP, where a connection costs more than most of them. */
const OVER_HTTP = CASES.filter(({ isRich }) => !isRich)
const BUILT = ['seamline', 'tanstack']

/**
 * @param only - names of contestants; all if it is empty
 * @param duration - of one sample in process, in milliseconds
 * @param httpDuration - of one sample over HTTP, in seconds
 */
export async function measure({ only, rounds, duration, httpRounds, httpDuration }) {
  const names = Object.keys(CONTESTANTS).filter((name) => only.length === 0 || only.includes(name))
  for (const name of BUILT) if (names.includes(name)) buildApp(name)
  const running = new Map()
  try {
    for (const name of names) running.set(name, await startContestant(name))
    return {
      node: process.version,
      inProcess: await inProcess(running, { mode: 'request', rounds, duration }),
      endToEnd: await inProcess(running, { mode: 'call', rounds, duration }),
      http: await overHttp(running, { rounds: httpRounds, duration: httpDuration }),
    }
  } finally {
    for (const { end } of running.values()) end()
  }
}

async function inProcess(running, { mode, rounds, duration }) {
  const rows = {}
  for (const { name: caseName, isRich } of CASES) {
    const names = [...running.keys()].filter((name) => !isRich || !['raw', 'hono'].includes(name))
    rows[caseName] = await compareInRounds(names, rounds, async (name) => {
      const options = { mode, caseName, duration }
      const { calls, wall, cpu } = await running.get(name).ask('sample', options)
      return { rate: (calls * 1000) / wall, cpu: cpu / calls }
    })
  }
  return rows
}

async function overHttp(running, { rounds, duration }) {
  const servers = new Map()
  for (const [name, contestant] of running) servers.set(name, await contestant.ask('serve'))
  const rows = {}
  for (const { name: caseName } of OVER_HTTP) {
    rows[caseName] = await compareInRounds([...running.keys()], rounds, (name) =>
      sampleHttp(running.get(name), { ...servers.get(name), caseName, duration }),
    )
  }
  return rows
}

async function sampleHttp(contestant, { origin, requests, caseName, duration }) {
  const { url, method, headers, body } = new Map(requests).get(caseName)
  const { pathname, search } = new URL(url)
  await contestant.ask('markCpu')
  const {
    non2xx,
    errors,
    requests: counted,
    duration: seconds,
  } = await autocannon({
    url: `${origin}${pathname}${search}`,
    method,
    headers: { ...Object.fromEntries(headers), origin },
    body,
    connections: CONNECTIONS,
    duration,
  })
  if (non2xx + errors > 0) {
    throw new Error(`${contestant.name}: ${non2xx + errors} of ${counted.total} requests failed.`)
  }
  const cpu = await contestant.ask('readCpu')
  return { rate: counted.total / seconds, cpu: cpu / counted.total }
}
