import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FixtureApp } from '../support/fixture-app.ts'
import { freePort } from '../support/child-server.ts'
import { openIn } from '../soak/counts.ts'
import { abortCalls, killServers, type FaultPlan } from '../soak/faults.ts'
import { KINDS } from '../soak/mix.ts'
import { IS_FULL } from '../support/selection.ts'
import { buildSoakApp, importStubs, type Stubs } from '../soak/soak-app.ts'
import {
  serverEntryOf,
  startSoakServer,
  unexpectedLines,
  type SoakServer,
} from '../soak/soak-server.ts'
import { soak } from '../soak/soak.ts'

// The short forms of `npm run soak` and `npm run faults`.

let app: FixtureApp
let stubs: Stubs
beforeAll(async () => {
  app = await buildSoakApp()
  stubs = await importStubs(app)
})
afterAll(() => app.remove())

const CALLS = IS_FULL ? 2_000 : 800

test('mixed calls get their own responses and leave nothing open', async () => {
  const server = await startSoakServer('serve.mjs', serverEntryOf(app))
  try {
    const plan = { calls: CALLS, atATime: 100, timeLimit: 60_000, seed: 20_261_130 }
    const { findings, byKind, counts, memory } = await soak(server, stubs, plan)
    expect(findings.wrong.slice(0, 5)).toEqual([])
    expect(findings.foreign).toEqual([])
    expect([...byKind.keys()].toSorted()).toEqual(KINDS.map(({ name }) => name).toSorted())
    expect(counts.begun.held).toBeGreaterThan(0)
    expect(openIn(counts)).toBe(0)
    expect(counts.lateAborts).toBe(0)
    expect(memory.at(-1)?.unhandled).toBe(0)
    expect(unexpectedLines(server)).toEqual([])
  } finally {
    await server.stop()
  }
})

const FAULTS: FaultPlan = { kills: 2, clients: 24, aborts: 48, seed: 20_261_130 }

test('calls reject when their server is killed, and the next server responds', async () => {
  const { findings, ends } = await killServers({ stubs, start: await starter() }, FAULTS)
  expect(findings.wrong).toEqual([])
  expect(findings.foreign).toEqual([])
  expect([...ends.values()]).toEqual(Array.from({ length: 6 }, () => 8))
})

test('calls reject with the reason of their abort, in middleware, handlers and streams', async () => {
  const { findings, counts } = await abortCalls({ stubs, start: await starter() }, FAULTS)
  expect(findings.wrong).toEqual([])
  expect(counts.begun.held + counts.begun.generator).toBe(FAULTS.aborts)
  expect(openIn(counts)).toBe(0)
})

/** Starts servers on one port. */
async function starter(): Promise<() => Promise<SoakServer>> {
  const port = await freePort()
  return () => startSoakServer('serve.mjs', serverEntryOf(app), port)
}
