/** `npm run soak`: writes docs/soak-report.md. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { openIn } from './counts.ts'
import { spreadOf, writeSoakReport, type SoakReport } from './soak-report.ts'
import { buildSoakApp, importStubs, type Stubs } from './soak-app.ts'
import { soakControl } from './soak-control.ts'
import { serverEntryOf, startSoakServer, unexpectedLines, type Host } from './soak-server.ts'
import { soak, type SoakPlan, type SoakResult } from './soak.ts'

const PLAN: SoakPlan = {
  calls: Number(process.env['SOAK_CALLS'] ?? 150_000),
  atATime: 100,
  timeLimit: 30 * 60_000,
  seed: Number(process.env['SOAK_SEED'] ?? 20_261_130),
}

/** The memory comparison needs fewer calls. */
const COMPARED: SoakPlan = { ...PLAN, calls: Math.round(PLAN.calls / 50) }

test('mixed calls', async () => {
  const app = await buildSoakApp()
  const stubs = await importStubs(app)
  const { result, log } = await soakOn('serve.mjs', app, stubs, PLAN)
  const native = await soakOn('serve-native.mjs', app, stubs, COMPARED)
  const report: SoakReport = {
    plan: PLAN,
    result,
    log,
    compared: [
      ['the app, on srvx', PLAN.calls, result.memory],
      ['the app, on node:http with its own `Request`', COMPARED.calls, native.result.memory],
      ['an app without seamline, on srvx', COMPARED.calls, await control('serve.mjs')],
      [
        'an app without seamline, on node:http with its own `Request`',
        COMPARED.calls,
        await control('serve-native.mjs'),
      ],
    ],
  }
  app.remove()
  writeSoakReport(report)
  for (const { findings, counts, memory } of [result, native.result]) {
    expect(findings.wrong.slice(0, 10)).toEqual([])
    expect(findings.foreign).toEqual([])
    expect(openIn(counts)).toBe(0)
    expect(counts.lateAborts).toBe(0)
    expect(memory.at(-1)?.unhandled).toBe(0)
    expect(findings.slowest).toBeLessThan(2_000)
  }
  expect(log).toEqual([])
  expect(spreadOf(result.memory.map(({ objects }) => objects))).toBeLessThan(5)
})

interface SoakOnHost {
  readonly result: SoakResult
  /** The lines that the server printed, except its address. */
  readonly log: readonly string[]
}

async function soakOn(
  host: Host,
  app: FixtureApp,
  stubs: Stubs,
  plan: SoakPlan,
): Promise<SoakOnHost> {
  const server = await startSoakServer(host, serverEntryOf(app))
  try {
    const result = await soak(server, stubs, plan, console.log)
    return { result, log: unexpectedLines(server) }
  } finally {
    await server.stop()
  }
}

async function control(host: Host): ReturnType<typeof soakControl> {
  const server = await startSoakServer(host, join(ROOT, 'tests/soak/control.mjs'))
  try {
    return await soakControl(server, COMPARED)
  } finally {
    await server.stop()
  }
}
