import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { sendInProcess, startCorpusApp } from '../support/corpus/in-process.ts'
import { CATEGORIES, RESPONSE_CASES, type Case } from '../support/corpus/cases.ts'
import { mutants } from '../support/corpus/mutants.ts'
import { runsOf } from '../support/corpus/parts.ts'
import { BY_FETCH, faultsOfResponse } from '../support/corpus/responses.ts'
import { runCases } from '../support/corpus/run.ts'
import { ROOT } from '../support/prepare.mjs'

const PROTOTYPES = [Object.prototype, Array.prototype]
const KEYS = PROTOTYPES.map((each) => Reflect.ownKeys(each))

test('the files of the corpus match their descriptions', () => {
  const generator = join(ROOT, 'tests/corpus/generate/index.mjs')
  const printed = execFileSync(process.execPath, [generator, '--check'], { encoding: 'utf8' })
  expect(Number.parseInt(printed, 10)).toBeGreaterThan(1_500)
})

describe('the fetch handler responds to the requests of the corpus:', () => {
  beforeEach(() => {
    runsOf().clear()
    startCorpusApp()
  })

  const categories: readonly (readonly [string, readonly Case[]])[] = [
    ...CATEGORIES,
    ['n-mutants', mutants(500, 15)],
  ]
  test.each(categories)('%s', async (_category, cases) => {
    const { wrong } = await runCases(cases, {
      target: 'fetch',
      send: sendInProcess,
      atATime: 1,
      runs: async () => runsOf(),
    })
    expect(wrong).toEqual([])
    expect(PROTOTYPES.map((each) => Reflect.ownKeys(each))).toEqual(KEYS)
  })
})

test('the client refuses the responses of the corpus', async () => {
  const faults = await Promise.all(RESPONSE_CASES.map((each) => faultsOfResponse(each, BY_FETCH)))
  expect(faults.flat()).toEqual([])
})
