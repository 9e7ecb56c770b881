import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { assertHarmless } from '../../../src/protocol/gate.ts'
import { DEFAULT_LIMITS } from '../../../src/shared/limits.ts'
import { thrownBy } from '../../support/failures.ts'
import { errorOf, post } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const nestedObjects = (levels: number) => '{"a":'.repeat(levels) + '0' + '}'.repeat(levels)
const keys = (count: number) =>
  `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join()}}`
const items = (count: number) => `[${Array.from({ length: count }, () => 0).join()}]`
/** A list of lists with exactly so many values, itself included. */
const nodes = (count: number) => {
  const lists = Math.ceil(count / 15_000)
  const inner = count - 1 - lists
  const sizes = Array.from({ length: lists }, (_, index) =>
    index === 0 ? inner - (lists - 1) * Math.floor(inner / lists) : Math.floor(inner / lists),
  )
  return `[${sizes.map(items).join()}]`
}

/** A limit, and the text of data at it; one more is refused. */
const LIMITS = [
  ['lists nested', 64, nested],
  ['objects nested', 64, nestedObjects],
  ['keys in an object', 1_000, keys],
  ['items in a list', 20_000, items],
  // The envelope around the data is a value as well.
  ['values', 49_999, nodes],
] as const

/** A function that counts its runs. */
function counting() {
  const seen = { runs: 0 }
  const client = createMiddleware({ type: 'function' }).client(({ next }) => next())
  const { client: stub } = wire(
    createServerFn({ method: 'POST' })
      .middleware([client])
      .inputValidator((data: unknown) => data),
    () => ++seen.runs,
  )
  return { url: stub.url, seen }
}

describe.each(LIMITS)('the limit of %s', (_what, limit, make) => {
  test.each([1, 2, limit - 1, limit])(`lets %i through`, async (count) => {
    const { url, seen } = counting()
    const response = await post(url, `{"data":${make(count)}}`)
    expect(response.status).toBe(200)
    expect(seen.runs).toBe(1)
  })

  test('refuses one more', async () => {
    const { url, seen } = counting()
    const response = await post(url, `{"data":${make(limit + 1)}}`)
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'PAYLOAD_TOO_COMPLEX' })
    expect(seen.runs).toBe(0)
  })

  test('holds in the context as well', async () => {
    const { url, seen } = counting()
    // The object around a value is a level, and a value, of its own.
    const response = await post(url, `{"context":{"a":${make(limit + 1)}}}`)
    expect(await errorOf(response)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
    expect(seen.runs).toBe(0)
  })
})

test('the limits are those that are documented', () => {
  expect(DEFAULT_LIMITS).toMatchObject({ depth: 64, nodes: 50_000, keys: 1_000, items: 20_000 })
})

test('nesting that would overflow a stack is refused like any other', async () => {
  const { url, seen } = counting()
  for (const text of [nested(200_000), nestedObjects(100_000)]) {
    const response = await post(url, `{"data":${text}}`)
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
  }
  expect(seen.runs).toBe(0)
})

const within = (depth: number, text: string) =>
  depth % 2 === 0
    ? `${'{"a":'.repeat(depth)}${text}${'}'.repeat(depth)}`
    : `${'['.repeat(depth)}${text}${']'.repeat(depth)}`

describe('a key __proto__', () => {
  const hostile = '{"__proto__":{"polluted":true}}'
  const depths = Array.from({ length: 6 }, (_, depth) => depth)

  test.each(depths)('is refused %i levels deep in data and context', async (depth) => {
    const { url, seen } = counting()
    for (const body of [
      `{"data":${within(depth, hostile)}}`,
      `{"context":{"a":${within(depth, hostile)}}}`,
    ]) {
      const response = await post(url, body)
      expect(response.status).toBe(400)
      expect(await errorOf(response)).toMatchObject({ code: 'BAD_PAYLOAD' })
    }
    expect(seen.runs).toBe(0)
    expect('polluted' in {}).toBe(false)
  })

  test.each([
    ['in the envelope', hostile],
    ['in the context', `{"context":${hostile}}`],
    ['with an escape', '{"data":{"\\u005f_proto__":1}}'],
    ['with the value null', '{"data":{"__proto__":null}}'],
    ['beside another one', '{"data":{"__proto__":1,"__proto__":2}}'],
    ['behind many values', `{"data":[${'0,'.repeat(1_000)}${hostile}]}`],
  ])('is refused %s', async (_where, body) => {
    const { url, seen } = counting()
    const response = await post(url, body)
    expect(await errorOf(response)).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect(seen.runs).toBe(0)
  })

  test('is a text like any other where it is no key', async () => {
    const { url } = counting()
    expect((await post(url, '{"data":["__proto__",{"a":"__proto__"}]}')).status).toBe(200)
  })

  test.each(['constructor', 'prototype', 'toString', 'then', '__proto', 'hasOwnProperty'])(
    'is not to be confused with a key %s, which data may have',
    async (key) => {
      const { client } = wire(
        createServerFn({ method: 'POST' }).inputValidator((data: object) => data),
        ({ data }) => Object.entries(data),
      )
      expect(await client({ data: { [key]: 1 } })).toEqual([[key, 1]])
    },
  )
})

describe('the gate itself', () => {
  const limits = { depth: 3, nodes: 10, keys: 2, items: 4 }

  /** The obvious recursive way to say the same. */
  function isHarmless(value: unknown, depth = 0): boolean {
    if (typeof value !== 'object' || value === null) return true
    if (depth > limits.depth) return false
    if (Array.isArray(value) && value.length > limits.items) return false
    if (!Array.isArray(value) && Object.keys(value).length > limits.keys) return false
    if (Object.hasOwn(value, '__proto__')) return false
    return Object.values(value).every((child) => isHarmless(child, depth + 1))
  }

  const countOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Object.values(value).reduce<number>((sum, child) => sum + countOf(child), 1)
      : 1

  test('agrees with the obvious way on any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        const expected = isHarmless(plain) && countOf(plain) <= limits.nodes
        let passed = true
        try {
          assertHarmless(plain, limits)
        } catch {
          passed = false
        }
        expect(passed).toBe(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  test('counts the root and every value below it', () => {
    expect(() => assertHarmless([1, [2, 3], [4, 5], [6]], limits)).not.toThrow()
    expect(thrownBy(() => assertHarmless([1, [2, 3], [4, 5], [6, 7]], limits))).toMatchObject({
      code: 'PAYLOAD_TOO_COMPLEX',
      status: 400,
    })
  })

  test('names the limit', () => {
    expect(String(thrownBy(() => assertHarmless([1, 2, 3, 4, 5], limits)))).toContain('4 items')
    expect(String(thrownBy(() => assertHarmless({ a: 1, b: 2, c: 3 }, limits)))).toContain('2 keys')
    expect(String(thrownBy(() => assertHarmless([[[[[]]]]], limits)))).toContain('3 levels')
  })
})
