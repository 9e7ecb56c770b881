import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCorpusApp, serveCorpusApp, type CorpusServer } from '../support/corpus/built-app.ts'
import { CATEGORIES, RESPONSE_CASES, type Case } from '../support/corpus/cases.ts'
import { mutants } from '../support/corpus/mutants.ts'
import { overHttp } from '../support/corpus/over-http.ts'
import { faultsOfResponse, respondOverHttp } from '../support/corpus/responses.ts'
import { runCases } from '../support/corpus/run.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { IS_FULL } from '../support/selection.ts'

const CASES: readonly (readonly [string, readonly Case[]])[] = [
  ...CATEGORIES,
  ['n-mutants', mutants(500, 12)],
]

describe('a server of the built app responds to the requests of the corpus', () => {
  let app: FixtureApp
  beforeAll(async () => {
    app = await buildCorpusApp()
  })
  afterAll(() => app.remove())

  describe.each([
    ['srvx', 0],
    ['node:http', 1],
  ] as const)('with %s:', (target, turn) => {
    let server: CorpusServer
    let client: ReturnType<typeof overHttp>
    beforeAll(async () => {
      server = await serveCorpusApp(app.root, target)
      client = overHttp(server.port)
    })
    afterAll(async () => {
      client.close()
      await server.stop()
    })

    test.each(CASES)('%s', async (_category, cases) => {
      // In the fast set, a case that both servers can receive goes to one of them.
      const own = cases.filter(
        ({ targets }, index) => IS_FULL || targets !== undefined || index % 2 === turn,
      )
      const { wrong } = await runCases(own, {
        target,
        send: client.send,
        atATime: 8,
        runs: async () => (await server.report()).runs,
      })
      expect(wrong).toEqual([])
      expect((await server.report()).pollution).toEqual([])
      expect(server.isAlive()).toBe(true)
    })
  })
})

test('the client refuses the responses of the corpus, over a socket', async () => {
  const responder = await respondOverHttp(RESPONSE_CASES)
  const faults = await Promise.all(RESPONSE_CASES.map((each) => faultsOfResponse(each, responder)))
  responder.close()
  expect(faults.flat()).toEqual([])
})
