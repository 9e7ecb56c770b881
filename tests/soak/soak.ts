/**
 * Makes mixed concurrent calls against a server and checks each response and the server's memory.
 */

import type { Counts } from './app/gauges.ts'
import { callerOf, type Run } from './caller.ts'
import { whenIdle } from './counts.ts'
import { Findings } from './findings.ts'
import { pickKind } from './mix.ts'
import { seededRandom } from './random.ts'
import type { Stubs } from './soak-app.ts'
import type { Memory, SoakServer } from './soak-server.ts'

/** The size of the run. */
export interface SoakPlan {
  readonly calls: number
  readonly atATime: number
  /** The time limit, in milliseconds. */
  readonly timeLimit: number
  readonly seed: number
}

/** The shares of the calls after which the memory is measured. */
export const CHECKPOINTS = [0.1, 0.5, 1] as const

/** The findings of a run. */
export interface SoakResult {
  readonly findings: Findings
  readonly byKind: ReadonlyMap<string, number>
  /** The memory of the server at each of {@link CHECKPOINTS}. */
  readonly memory: readonly Memory[]
  readonly counts: Counts
  readonly seconds: number
}

/** Makes the calls of a plan; each checkpoint waits until all calls have ended. */
export async function soak(
  server: SoakServer,
  stubs: Stubs,
  plan: SoakPlan,
  progress: (text: string) => void = () => undefined,
): Promise<SoakResult> {
  const findings = new Findings()
  const random = seededRandom(plan.seed)
  const run: Run = { stubs, origin: server.url, random, reached: server.reached, findings }
  const byKind = new Map<string, number>()
  const memory: Memory[] = []
  const started = Date.now()
  let made = 0

  const work = async (until: number): Promise<void> => {
    while (made < until) {
      if (Date.now() - started > plan.timeLimit) {
        throw new Error(`${made} of ${plan.calls} calls took ${plan.timeLimit} ms.`)
      }
      const caller = callerOf(run, made++)
      const { name, call } = pickKind(random)
      byKind.set(name, (byKind.get(name) ?? 0) + 1)
      await findings.check(name, caller, call)
    }
  }
  for (const share of CHECKPOINTS) {
    const until = Math.round(plan.calls * share)
    await Promise.all(Array.from({ length: plan.atATime }, () => work(until)))
    progress(`${made} calls in ${Math.round((Date.now() - started) / 1000)} s`)
    await whenIdle(stubs, server.url)
    memory.push(await server.measure())
  }
  const counts = await whenIdle(stubs, server.url)
  return { findings, byKind, memory, counts, seconds: (Date.now() - started) / 1000 }
}
