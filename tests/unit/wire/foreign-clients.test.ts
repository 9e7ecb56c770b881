import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { post } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

/** Any text, lone surrogates included. */
const texts = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
})
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)

/** A function that counts its runs and returns plain data. */
const counting = () => {
  const seen = { runs: 0 }
  const passing = createMiddleware({ type: 'function' }).client(({ next }) => next())
  const wired = wire(
    createServerFn()
      .middleware([passing])
      .inputValidator((data: unknown) => data),
    () => ++seen.runs,
  )
  return { ...wired, seen }
}

async function expectCleanAnswer(response: Response, before: number, after: number) {
  expect(response.headers.get('x-seamline')).toMatch(/^1; (?:result|error)$/)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect('polluted' in {}).toBe(false)
  const body: unknown = await response.json()
  if (response.status === 200) {
    expect(body).toEqual({ result: after })
    expect(after).toBe(before + 1)
  } else {
    expect(response.status).toBe(400)
    expect(body).toMatchObject({ error: { type: 'protocol' } })
    expect((body as { error: { code: string } }).error.code).toMatch(
      /^(?:BAD_JSON|BAD_PAYLOAD|PAYLOAD_TOO_COMPLEX|TYPE_NOT_ALLOWED)$/,
    )
    expect(after).toBe(before)
  }
}

describe('input of a foreign client', () => {
  const hostileKeys = fc.constantFrom(
    '__proto__',
    'constructor',
    'then',
    'data',
    'context',
    '',
    'toJSON',
    'tags',
  )
  const { hostile } = fc.letrec<{ hostile: unknown }>((tie) => ({
    hostile: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
      fc.array(tie('hostile'), { maxLength: 4 }),
      fc.array(fc.tuple(fc.oneof(hostileKeys, texts), tie('hostile')), { maxLength: 4 }).map(
        // From JSON.parse: `__proto__` is a key like any other.
        (entries) => Object.fromEntries(entries),
      ),
    ),
  }))

  test('is refused without running the function, or is a valid call: any JSON', async () => {
    const { client, seen } = counting()
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const before = seen.runs
        const response = await post(client.url, JSON.stringify(value))
        await expectCleanAnswer(response, before, seen.runs)
      }),
      { numRuns: 300 },
    )
  })

  test('is refused without running the function, or is a valid call: any envelope', async () => {
    const { client, seen } = counting()
    const envelopes = fc.record(
      { data: hostile, context: hostile, tags: hostile, extra: hostile },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(envelopes, async (value) => {
        const before = seen.runs
        const response = await post(client.url, JSON.stringify(value))
        await expectCleanAnswer(response, before, seen.runs)
      }),
      { numRuns: 300 },
    )
  })

  test('is refused without running the function, or is a valid call: a damaged envelope', async () => {
    const { client, seen } = counting()
    const edits = fc.array(
      fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.string({ maxLength: 3 }) }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(hostile, edits, async (data, changes) => {
        let text = JSON.stringify({ data, context: { a: 1 } })
        for (const { at, remove, insert } of changes) {
          const position = at % (text.length + 1)
          text = text.slice(0, position) + insert + text.slice(position + remove)
        }
        const before = seen.runs
        const response = await post(client.url, text)
        await expectCleanAnswer(response, before, seen.runs)
      }),
      { numRuns: 300 },
    )
  })

  test('is refused without running the function, or is a valid call: any bytes', async () => {
    const { client, seen } = counting()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        const before = seen.runs
        const response = await post(client.url, new Uint8Array(bytes))
        await expectCleanAnswer(response, before, seen.runs)
      }),
      { numRuns: 300 },
    )
  })

  test('is refused without running the function, or is a valid call: any query', async () => {
    const { send, seen } = counting()
    const queries = fc.oneof(
      fc.string({ maxLength: 40 }).map((text) => `?input=${encodeURIComponent(text)}`),
      fc.string({ maxLength: 40 }).map((text) => `?${text.replaceAll('#', '')}`),
      hostile.map((value) => `?input=${encodeURIComponent(JSON.stringify({ data: value }))}`),
    )
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        fc.pre(query.length < 8_000)
        const before = seen.runs
        const response = await send({ query })
        await expectCleanAnswer(response, before, seen.runs)
      }),
      { numRuns: 300 },
    )
  })
})
