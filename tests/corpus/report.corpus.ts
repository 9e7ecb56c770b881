/**
 * Runs the corpus against all targets and writes docs/corpus-report.md. `CORPUS_MUTANTS` is the number of mutants per
 * target, `CORPUS_SEED` their seed.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendInProcess, startCorpusApp } from '../support/corpus/in-process.ts'
import { buildCorpusApp, serveCorpusApp, type CorpusServer } from '../support/corpus/built-app.ts'
import {
  CATEGORIES,
  RESPONSE_CASES,
  TARGETS,
  type Case,
  type Target,
} from '../support/corpus/cases.ts'
import { mutants } from '../support/corpus/mutants.ts'
import { overHttp, type Send } from '../support/corpus/over-http.ts'
import { runsOf } from '../support/corpus/parts.ts'
import { written, type Row } from '../support/corpus/report.ts'
import { BY_FETCH, faultsOfResponse, respondOverHttp } from '../support/corpus/responses.ts'
import { runCases } from '../support/corpus/run.ts'
import { ROOT } from '../support/prepare.mjs'

const seed = Number(process.env['CORPUS_SEED'] ?? 1)
const count = Number(process.env['CORPUS_MUTANTS'] ?? 10_000)
const CASES: readonly (readonly [string, readonly Case[]])[] = [
  ...CATEGORIES,
  ['n-mutants', mutants(count, seed)],
]

/** Limit on the processor time, in milliseconds, that one request may use. */
const WORK_LIMIT = 250

/** A running target. */
interface Running {
  readonly send: Send
  /** `undefined` for the fetch handler, which runs in this process. */
  readonly server: CorpusServer | undefined
  readonly stop: () => Promise<void>
}

async function startTarget(target: Target, root: string): Promise<Running> {
  if (target === 'fetch') return { send: sendInProcess, server: undefined, stop: async () => {} }
  const server = await serveCorpusApp(root, target)
  const { send, close } = overHttp(server.port)
  const stop = async (): Promise<void> => {
    close()
    await server.stop()
  }
  return { send, server, stop }
}

async function rowsOf(target: Target, { send, server }: Running): Promise<readonly Row[]> {
  const rows: Row[] = []
  await server?.report()
  for (const [category, cases] of CASES) {
    let measured: Row['measured']
    const outcome = await runCases(cases, {
      target,
      send,
      atATime: 1,
      runs: async () => {
        const report = await server?.report()
        measured = report
        if (report !== undefined) expect(report.pollution).toEqual([])
        return report?.runs ?? runsOf()
      },
    })
    rows.push({ ...outcome, category, target, measured })
  }
  if (server !== undefined) expect(server.isAlive()).toBe(true)
  return rows
}

async function responseRows(): Promise<readonly Row[]> {
  const responder = await respondOverHttp(RESPONSE_CASES)
  const rows: Row[] = []
  for (const [target, from] of [
    ['fetch', BY_FETCH],
    ['node:http', responder],
  ] as const) {
    const wrong: string[] = []
    let slowest = { name: '', time: 0 }
    for (const each of RESPONSE_CASES) {
      const start = performance.now()
      wrong.push(...(await faultsOfResponse(each, from)))
      const time = performance.now() - start
      if (time > slowest.time) slowest = { name: each.name, time }
    }
    const cases = RESPONSE_CASES.length
    rows.push({ category: 'o-responses', target, cases, wrong, slowest, measured: undefined })
  }
  responder.close()
  return rows
}

test(`runs the corpus with ${count} mutants of seed ${seed}`, async () => {
  startCorpusApp()
  const app = await buildCorpusApp()
  const rows: Row[] = []
  for (const target of TARGETS) {
    const running = await startTarget(target, app.root)
    rows.push(...(await rowsOf(target, running)))
    await running.stop()
  }
  app.remove()
  rows.push(...(await responseRows()))
  writeFileSync(join(ROOT, 'docs/corpus-report.md'), written(rows, { count, seed }))
  expect(rows.flatMap(({ target, wrong }) => wrong.map((fault) => `${target}: ${fault}`))).toEqual(
    [],
  )
  const late = rows.filter(({ measured }) => (measured?.longestWork ?? 0) > WORK_LIMIT)
  expect(
    late.map(({ target, category, measured }) => [target, category, measured?.longestWork]),
  ).toEqual([])
})
