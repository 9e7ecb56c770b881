/** The counts of the server, read by a call. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Counts } from './app/gauges.ts'
import type { Stubs } from './soak-app.ts'

/** The current counts. */
export function readCounts(stubs: Stubs, origin: string): Promise<Counts> {
  return stubs.counts({
    fetch: (input, init) => fetch(new URL(String(input), origin), { ...init, headers: { origin } }),
  })
}

/** How long work may continue after its caller has disconnected, in milliseconds. */
const IDLE_LIMIT = 20_000

/** The counts once all work has ended, or after {@link IDLE_LIMIT}. */
export async function whenIdle(stubs: Stubs, origin: string): Promise<Counts> {
  const until = Date.now() + IDLE_LIMIT
  for (;;) {
    const counts = await readCounts(stubs, origin)
    if (openIn(counts) === 0 || Date.now() > until) return counts
    await delay(20)
  }
}

/** The number of unfinished pieces of work. */
export function openIn({ open }: Counts): number {
  return Object.values(open).reduce((sum, count) => sum + count, 0)
}
