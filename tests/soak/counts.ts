/** The counts of the server, read as any other call. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Counts } from './app/gauges.ts'
import type { Stubs } from './soak-app.ts'

/** The counts at this moment. */
export function readCounts(stubs: Stubs, origin: string): Promise<Counts> {
  return stubs.counts({
    fetch: (input, init) => fetch(new URL(String(input), origin), { ...init, headers: { origin } }),
  })
}

/** How long work may go on after its caller has gone, in milliseconds. */
const IDLE_LIMIT = 20_000

/** The counts once nothing is open, or as they are after {@link IDLE_LIMIT}. */
export async function whenIdle(stubs: Stubs, origin: string): Promise<Counts> {
  const until = Date.now() + IDLE_LIMIT
  for (;;) {
    const counts = await readCounts(stubs, origin)
    if (openIn(counts) === 0 || Date.now() > until) return counts
    await delay(20)
  }
}

/** How much is open. */
export function openIn({ open }: Counts): number {
  return Object.values(open).reduce((sum, count) => sum + count, 0)
}
