/** `npm run faults`: writes docs/faults-report.md. */

import { expect, test } from 'vitest'
import { freePort } from '../support/child-server.ts'
import { openIn } from './counts.ts'
import { writeFaultReport } from './fault-report.ts'
import { abortCalls, killServers, type FaultPlan, type FaultTarget } from './faults.ts'
import { buildSoakApp, importStubs } from './soak-app.ts'
import { serverEntryOf, startSoakServer } from './soak-server.ts'

const PLAN: FaultPlan = { kills: 20, clients: 50, aborts: 200, seed: 20_261_130 }

/** How long a call may take to settle, in milliseconds. */
const SETTLE_LIMIT = 2_000

test('aborts and killed servers', async () => {
  const app = await buildSoakApp()
  const stubs = await importStubs(app)
  const port = await freePort()
  const start = () => startSoakServer('serve.mjs', serverEntryOf(app), port)
  const target: FaultTarget = { stubs, start }
  const aborted = await abortCalls(target, PLAN)
  const killed = await killServers(target, PLAN)
  app.remove()
  writeFaultReport({ plan: PLAN, aborted, killed })
  for (const { findings } of [aborted, killed]) {
    expect(findings.wrong.slice(0, 10)).toEqual([])
    expect(findings.foreign).toEqual([])
    expect(findings.slowest).toBeLessThan(SETTLE_LIMIT)
  }
  expect(openIn(aborted.counts)).toBe(0)
})
