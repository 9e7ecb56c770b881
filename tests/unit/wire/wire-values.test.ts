import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientBound, cyclic, deepFreeze, serverBound } from './any-value.ts'
import { GRAPH_TYPE, requestText, resultBody, richBody, ROADS } from './test-serializers.ts'
import { isArrival } from './same-value.ts'

/** `tests/fuzz/wire.mjs` runs more of them. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_000)
const TIMEOUT = 30_000 + RUNS * 20

const ALL = [
  ['to the server', serverBound],
  ['to the client', clientBound],
  ['to the client on the graph encoder', clientBound],
] as const

describe.each(ALL)('any value, %s,', (encoder, values) => {
  test(
    'arrives without loss of value or type',
    async () => {
      await fc.assert(
        fc.asyncProperty(values, async (value) => {
          expect(isArrival(await ROADS[encoder](value), value)).toBe(true)
        }),
        { numRuns: RUNS },
      )
    },
    TIMEOUT,
  )
})

test(
  'any value that contains itself arrives with its cycles',
  async () => {
    await fc.assert(
      fc.asyncProperty(cyclic, async (value) => {
        expect(resultBody(value).contentType).toBe(GRAPH_TYPE)
        const arrived = await ROADS['to the client'](value)
        expect(isArrival(arrived, value)).toBe(true)
        expect((arrived as { self: unknown }).self).toBe(arrived)
      }),
      { numRuns: RUNS },
    )
  },
  TIMEOUT,
)

test(
  'the value of a caller is unchanged on every encoder',
  async () => {
    await fc.assert(
      fc.asyncProperty(serverBound, async (value) => {
        const encodings = async () => [
          await requestText(value),
          resultBody(value).text,
          richBody(value).text,
        ]
        // A change of an unfrozen value would appear when it is sent a second time.
        const before = await encodings()
        deepFreeze(value)
        expect(await encodings()).toEqual(before)
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    )
  },
  TIMEOUT,
)

test(
  'both directions encode the same value in the same way',
  async () => {
    await fc.assert(
      fc.asyncProperty(serverBound, async (value) => {
        const { text } = resultBody([value])
        expect(await requestText([value])).toBe(asRequest(text))
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    )
  },
  TIMEOUT,
)

/** The text of a result as that of a call: its key, and the paths that begin with it. */
function asRequest(text: string): string {
  const { result, tags } = JSON.parse(text)
  const rows = tags?.map((row: unknown[]) => (row[1] === 0 ? row.with(2, 'data') : row))
  return JSON.stringify({ data: result, tags: rows })
}
