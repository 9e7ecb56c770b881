/** Calls of the app without seamline in control.mjs, the memory baseline for a built app. */

import { CHECKPOINTS, type SoakPlan } from './soak.ts'
import { seededRandom } from './random.ts'
import type { Memory, SoakServer } from './soak-server.ts'

/** Makes the calls of a plan, aborts one in ten, and returns the memory at each checkpoint. */
export async function soakControl(
  server: SoakServer,
  { calls, atATime, seed }: SoakPlan,
): Promise<readonly Memory[]> {
  const random = seededRandom(seed)
  const memory: Memory[] = []
  let made = 0
  const call = async (nonce: string): Promise<void> => {
    const controller = new AbortController()
    const isAborted = random.below(10) === 0
    const body = JSON.stringify({ nonce, turns: random.below(6) })
    const { signal } = controller
    const answer = fetch(server.url, { method: 'POST', body, signal })
    if (isAborted) setImmediate(() => controller.abort())
    const echoed: unknown = await answer.then((response) => response.json()).catch(() => undefined)
    const isRight = JSON.stringify(echoed) === JSON.stringify({ nonce })
    if (!isRight && !isAborted) throw new Error(`A wrong answer to ${nonce}.`)
  }
  for (const share of CHECKPOINTS) {
    const until = Math.round(calls * share)
    const work = async (): Promise<void> => {
      while (made < until) await call(`nonce-${made++}`)
    }
    await Promise.all(Array.from({ length: atATime }, work))
    memory.push(await server.measure())
  }
  return memory
}
