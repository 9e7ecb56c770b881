/** Kills a server in the middle of its calls, repeatedly, and aborts calls in their middle. */

import type { Counts } from './app/gauges.ts'
import { happening } from '../support/events.ts'
import * as aborts from './calls/aborts.ts'
import * as values from './calls/values.ts'
import { callerOf, type Caller, type Run } from './caller.ts'
import { readCounts, whenIdle } from './counts.ts'
import { CLIENTS } from './fault-clients.ts'
import { Findings } from './findings.ts'
import { seededRandom } from './random.ts'
import type { Stubs } from './soak-app.ts'
import type { SoakServer } from './soak-server.ts'

/** The size of the run. */
export interface FaultPlan {
  readonly kills: number
  readonly clients: number
  readonly aborts: number
  readonly seed: number
}

/** The stubs and servers of a run. */
export interface FaultTarget {
  readonly stubs: Stubs
  /** Starts the server, each time on the same port. */
  readonly start: () => Promise<SoakServer>
}

/** The findings of aborts in handlers and streams. */
export interface AbortResult {
  readonly findings: Findings
  readonly counts: Counts
}

/** The findings of killed servers. */
export interface KillResult {
  readonly findings: Findings
  /** The number of clients of each kind, by the code that they ended with. */
  readonly ends: ReadonlyMap<string, number>
}

/** The calls that are aborted. */
const ABORTS = [aborts.atPoint, aborts.atFirstItem, aborts.inMidStream] as const

/** Aborts calls in the middleware, validators and handlers of a server, and in its streams. */
export async function abortCalls(target: FaultTarget, plan: FaultPlan): Promise<AbortResult> {
  const findings = new Findings()
  const server = await target.start()
  const callers = callersFor(target, plan, findings)
  for (let left = plan.aborts; left > 0; left -= plan.clients) {
    const calls = callers(server, Math.min(plan.clients, left)).map((caller) =>
      findings.check('abort', caller, caller.random.pick(ABORTS)),
    )
    await Promise.all(calls)
  }
  const counts = await whenIdle(target.stubs, server.url)
  await server.stop()
  return { findings, counts }
}

/** Kills one server after another in the middle of their clients' calls, and calls the next one. */
export async function killServers(target: FaultTarget, plan: FaultPlan): Promise<KillResult> {
  const findings = new Findings()
  const ends = new Map<string, number>()
  const callers = callersFor(target, plan, findings)
  for (let kill = 0; kill < plan.kills; kill++) {
    const server = await target.start()
    for (const [kind, end] of await killOne(server, callers(server, plan.clients), findings)) {
      const key = `${kind}: ${end}`
      ends.set(key, (ends.get(key) ?? 0) + 1)
      if (end !== 'NETWORK') findings.wrong.push(key)
    }
    const next = await target.start()
    const { begun } = await readCounts(target.stubs, next.url)
    const again = Object.values(begun).some((count) => count > 0)
    if (again) findings.wrong.push('The next server received a call of the one before.')
    await Promise.all(
      callers(next, plan.clients).map((caller) => findings.check('next', caller, values.value)),
    )
    await next.stop()
  }
  return { findings, ends }
}

type Callers = (server: SoakServer, count: number) => readonly Caller[]

function callersFor({ stubs }: FaultTarget, { seed }: FaultPlan, findings: Findings): Callers {
  const random = seededRandom(seed)
  let number = 0
  return ({ url, reached }, count) => {
    const run: Run = { stubs, origin: url, random, reached, findings }
    return Array.from({ length: count }, () => callerOf(run, number++))
  }
}

/**
 * Kills a server once all its clients are in the middle of their calls, and returns their kinds and
 * failure codes.
 */
async function killOne(
  server: SoakServer,
  callers: readonly Caller[],
  findings: Findings,
): Promise<readonly (readonly [kind: string, end: string])[]> {
  const kinds = Object.entries(CLIENTS)
  const clients = callers.map((caller, index) => {
    // The remainder is an index of the list.
    const [kind, client] = kinds[index % kinds.length] as (typeof kinds)[number]
    const ready = happening()
    return { kind, ready: ready.promise, end: client(caller, ready.resolve) }
  })
  await Promise.all(clients.map(({ ready, end }) => Promise.race([ready, end])))
  const [settled] = await Promise.all([
    findings.settle(clients.map(({ end }) => end)),
    server.crash(),
  ])
  return clients.map(({ kind }, index) => {
    const end = settled[index]
    return [kind, end?.status === 'fulfilled' ? end.value : 'rejected']
  })
}
