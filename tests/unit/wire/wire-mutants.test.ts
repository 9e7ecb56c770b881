import { inheritedKeys } from '../../support/inherited-keys.ts'
import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { ProtocolError, ServerFnError } from '../../../src/index.ts'
import { decodeRequest } from '../../../src/wire/decode-request.ts'
import { decodeResponse } from '../../../src/wire/decode-response.ts'
import { encodeError } from '../../../src/wire/encode-response.ts'
import { labelled } from '../../support/stub.ts'
import { clientBound, cyclic, serverBound } from './any-value.ts'
import { ADAPTERS, Instant, Money, Price } from './kinds.ts'
import { mutantsOf } from './mutants.ts'
import { GRAPH_TYPE, resultBody, richBody, serializers } from './test-serializers.ts'
import { BINARY_CLASSES } from './same-value.ts'

/** `tests/fuzz/wire.mjs` runs more of them. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_000)
const TIMEOUT = 30_000 + RUNS * 20

const OWN_CLASSES = [Object, Array, Map, Set, Date, URL, URLSearchParams, Money, Price, Instant]
const SERVER_CLASSES = [...OWN_CLASSES, ...BINARY_CLASSES, FormData]
const CLIENT_CLASSES = [...OWN_CLASSES, ...BINARY_CLASSES, RegExp, Error]

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype)

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE_KEYS)
  expect(Reflect.ownKeys(Array.prototype)).not.toContain('polluted')
})

/** Fails for any value except plain data and sendable classes. */
function expectClean(root: unknown, classes: readonly object[]): void {
  const allowed = new Set<unknown>(classes.map((each) => Reflect.get(each, 'prototype')))
  const met = new Set<unknown>()
  const left = [root]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'function' || typeof value === 'symbol') expect.fail(typeof value)
    if (typeof value !== 'object' || value === null || met.has(value)) continue
    met.add(value)
    const isKnown = allowed.has(Object.getPrototypeOf(value))
    if (!isKnown || Object.hasOwn(value, '__proto__')) expect.fail(`what is ${inspect(value)}?`)
    if (ArrayBuffer.isView(value)) continue
    if (value instanceof Map) left.push(...[...value].flat(1))
    if (value instanceof Set) left.push(...value)
    // The stack of an error is its own.
    if (!(value instanceof Error)) left.push(...Object.values(value))
  }
}

/** In the encoding of the client; the server encodes the same value alike, under another key. */
const requests = fc.tuple(serverBound, serverBound).map(([data, a]) => {
  const { text } = resultBody({ data, context: { a } })
  const { result, tags = [] } = JSON.parse(text)
  const rows = tags.map((row: unknown[]) =>
    row[1] === 0 ? row.toSpliced(2, 1) : row.with(1, Number(row[1]) - 1),
  )
  return JSON.stringify({ ...result, tags: rows })
})

const requestText = (mutate: boolean) => (mutate ? mutantsOf(requests) : requests)

describe('a call', () => {
  test('without edits is accepted: the mutants begin with valid ones', () => {
    fc.assert(
      fc.property(requestText(false), (text) => {
        expectClean(decodeRequest(text, serializers).data, SERVER_CLASSES)
      }),
      { numRuns: 200 },
    )
  })

  test(
    'with random edits is refused or contains only valid values',
    () => {
      let [taken, refused] = [0, 0]
      fc.assert(
        fc.property(requestText(true), (text) => {
          try {
            const { data, context } = decodeRequest(text, serializers)
            expect(inheritedKeys(context)).toEqual([])
            expectClean([data, { ...context }], SERVER_CLASSES)
            taken++
          } catch (error) {
            if (!(error instanceof ProtocolError)) throw error
            expect(error.code).toMatch(
              /^(?:BAD_JSON|BAD_FORM|BAD_PAYLOAD|TYPE_NOT_ALLOWED|PAYLOAD_TOO_COMPLEX)$/,
            )
            expect(error.status).toBe(400)
            expect(error.message.length).toBeLessThan(300)
            refused++
          }
        }),
        { numRuns: RUNS },
      )
      // Both outcomes must be frequent, or the edits are not useful.
      expect(Math.min(taken, refused)).toBeGreaterThan(RUNS / 20)
    },
    TIMEOUT,
  )
})

const OUTCOMES = ['1; result', '1; error', '1; redirect', '1; not-found'] as const

/** The outcome of a response for a caller. */
async function outcomeOf(text: string, outcome: string, contentType = 'application/json') {
  try {
    const answer = labelled(text, { outcome, contentType })
    return { value: (await decodeResponse(answer, ADAPTERS)).result, failed: false }
  } catch (error) {
    return { value: error, failed: true }
  }
}

function expectTyped(error: unknown): void {
  expect(error instanceof ProtocolError || error instanceof ServerFnError).toBe(true)
  if (error instanceof ProtocolError) {
    expect(error.code).toMatch(/^(?:UNEXPECTED_RESPONSE|TYPE_NOT_ALLOWED)$/)
  }
}

describe('a response', () => {
  test(
    'with random edits is refused or contains only valid values',
    async () => {
      const texts = mutantsOf(clientBound.map((value) => resultBody(value).text))
      await fc.assert(
        fc.asyncProperty(texts, fc.constantFrom(...OUTCOMES), async (text, outcome) => {
          const { value, failed } = await outcomeOf(text, outcome)
          if (failed) expectTyped(value)
          else expectClean(value, CLIENT_CLASSES)
        }),
        { numRuns: RUNS },
      )
    },
    TIMEOUT,
  )

  test(
    'with an error and random edits rejects with a typed error',
    async () => {
      const errors = clientBound.map((data) =>
        encodeError(new ServerFnError('GONE', { data }), serializers),
      )
      const texts = mutantsOf(
        errors.map(({ text }) => text).filter((text) => text.startsWith('{"error')),
      )
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const { value, failed } = await outcomeOf(text, '1; error')
          expect(failed).toBe(true)
          if (!/"(?:notFound|thrown|redirect)":/.test(text)) expectTyped(value)
        }),
        { numRuns: RUNS },
      )
    },
    TIMEOUT,
  )

  test(
    'on the graph encoder with random edits fails only with typed errors',
    async () => {
      const texts = mutantsOf(fc.oneof(clientBound, cyclic).map((value) => richBody(value).text))
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const { value, failed } = await outcomeOf(text, '1; result', GRAPH_TYPE)
          if (failed) expectTyped(value)
        }),
        { numRuns: Math.ceil(RUNS / 4) },
      )
    },
    TIMEOUT,
  )
})
