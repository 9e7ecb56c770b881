import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { decodeRequest } from '../../../src/wire/decode-request.ts'
import { assertWithinLimits } from '../../../src/serialization/payload-limits.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { DEFAULT_LIMITS } from '../../../src/serialization/limits.ts'
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
  test.each([1, 2, limit - 1, limit])(`accepts %i`, async (count) => {
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

  test('applies to the context as well', async () => {
    const { url, seen } = counting()
    // The object around a value counts as a level and as a value.
    const response = await post(url, `{"context":{"a":${make(limit + 1)}}}`)
    expect(await errorOf(response)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
    expect(seen.runs).toBe(0)
  })
})

test('the limits are the documented ones', () => {
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

  test('is accepted as a value', async () => {
    const { url } = counting()
    expect((await post(url, '{"data":["__proto__",{"a":"__proto__"}]}')).status).toBe(200)
  })

  test.each(['constructor', 'prototype', 'toString', 'then', '__proto', 'hasOwnProperty'])(
    'is distinct from a key %s, which data may have',
    async (key) => {
      const { client } = wire(
        createServerFn({ method: 'POST' }).inputValidator((data: object) => data),
        ({ data }) => Object.entries(data),
      )
      expect(await client({ data: { [key]: 1 } })).toEqual([[key, 1]])
    },
  )
})

/** JSON with whitespace wherever it may occur. */
const spread = (text: string) =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]/g, (token) => ` ${token}\n\t`)

const rowOfRanges = (count: number) => [['u', 0, ...Array.from({ length: count }, () => [])]]
const rows = (count: number) => Array.from({ length: count }, () => ['u', 0, 'data', 0, 1, 2])

describe('the scanner of limits', () => {
  const limits = { depth: 3, nodes: 10, keys: 2, items: 4 }

  /** A straightforward recursive implementation. */
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

  const passes = (text: string): boolean => {
    try {
      assertWithinLimits(text, limits)
      return true
    } catch (error) {
      expect(error).toMatchObject({ status: 400 })
      return false
    }
  }

  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('[', ']', '{', '}', ',', ':', '"', '\\', '\\"', '[]', '{}', '\u2222', '\u5b00'),
  )
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(texts, fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(fc.oneof(texts, fc.constantFrom('__proto__', 'tags')), tie('value'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  })).value

  test('agrees with a recursive implementation on any JSON value, however it is spaced', () => {
    const seen = { passed: 0, refused: 0 }
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify({ data: value })
        const plain: unknown = JSON.parse(text)
        const expected = isHarmless(plain) && countOf(plain) <= limits.nodes
        expect(passes(text)).toBe(expected)
        expect(passes(spread(text))).toBe(expected)
        seen[expected ? 'passed' : 'refused']++
      }),
      { numRuns: 2_000 },
    )
    expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(100)
  })

  test('terminates on any text', () => {
    const pieces = fc.array(fc.oneof(texts, fc.constantFrom('"tags":', '[[', '{"a":', '}}', ' ')))
    fc.assert(
      fc.property(pieces, (list) => {
        passes(list.join(''))
      }),
      { numRuns: 2_000 },
    )
  })

  const gate = (value: unknown) => () => assertWithinLimits(JSON.stringify(value), limits)

  test('counts the root and every value below it', () => {
    expect(gate([1, [2, 3], [4, 5], [6]])).not.toThrow()
    expect(thrownBy(gate([1, [2, 3], [4, 5], [6, 7]]))).toMatchObject({
      code: 'PAYLOAD_TOO_COMPLEX',
      status: 400,
    })
  })

  test('names the limit', () => {
    expect(String(thrownBy(gate([1, 2, 3, 4, 5])))).toContain('4 items')
    expect(String(thrownBy(gate({ a: 1, b: 2, c: 3 })))).toContain('2 keys')
    expect(String(thrownBy(gate([[[[[]]]]])))).toContain('3 levels')
  })

  test('counts the rows and ranges of a side table, not their contents', () => {
    expect(gate({ data: 0, tags: rows(10) })).not.toThrow()
    expect(thrownBy(gate({ data: 0, tags: rows(11) }))).toMatchObject({
      message: 'The input has more than 10 values. Send less.',
    })
    expect(gate({ data: 0, tags: rowOfRanges(10) })).not.toThrow()
    expect(thrownBy(gate({ data: 0, tags: rowOfRanges(11) }))).toMatchObject({
      message: 'The input has more than 10 values. Send less.',
    })
    expect(thrownBy(gate({ tags: [], data: [1, 2, 3, 4, 5] }))).toMatchObject({
      message: 'The input has more than 4 items in a list. Send less.',
    })
  })

  test.each([
    ['an object', '{"tags":{"a":1}}', 'its `tags` are not a list'],
    ['rows that are objects', '{"tags":[{}]}', 'a row of its `tags` is malformed'],
    ['ranges with lists in them', '{"tags":[["u",0,[[]]]]}', 'a row of its `tags` is malformed'],
    ['ranges with objects in them', '{"tags":[["u",0,[{}]]]}', 'a row of its `tags` is malformed'],
    ['rows with objects in them', '{"tags":[["u",{}]]}', 'a row of its `tags` is malformed'],
  ])('refuses a side table of %s', (_what, text, reason) => {
    expect(thrownBy(() => assertWithinLimits(text, limits))).toMatchObject({
      code: 'BAD_PAYLOAD',
      message: expect.stringContaining(reason) as string,
    })
  })

  test.each([
    ['letters', '__proto__'],
    ['an escape', '\\u005f_proto__'],
    ['escapes', '\\u005F\\u005f\\u0070\\u0072\\u006f\\u0074\\u006F\\u005f\\u005f'],
  ])('finds a key __proto__ written with %s', (_how, key) => {
    expect(Object.keys(JSON.parse(`{"${key}":0}`) as object)).toEqual(['__proto__'])
    expect(passes(`{"data":{"${key}" :0}}`)).toBe(false)
    expect(passes(`{"data":["${key}"]}`)).toBe(true)
  })

  test.each(['__Proto__', '\\\\u005f_proto__', '\\u005f_proto', '__proto__ ', '\\u015f_proto__'])(
    'treats %s as another key',
    (key) => {
      expect(Object.keys(JSON.parse(`{"${key}":0}`) as object)).not.toEqual(['__proto__'])
      expect(passes(`{"data":{"${key}":0}}`)).toBe(true)
    },
  )
})

describe('a payload is refused before it is parsed for its', () => {
  test.each([
    ['depth', '['.repeat(500_000) + ']'.repeat(500_000), '64 levels'],
    ['empty lists', `[${'[],'.repeat(300_000)}0]`, '20000 items in a list'],
    ['empty objects', `[${`[${'{},'.repeat(9_999)}0],`.repeat(9)}0]`, '50000 values'],
    ['keys', `{${'"a":0,'.repeat(100_000)}"b":0}`, '1000 keys in an object'],
  ])('%s', (_what, data, limit) => {
    const parse = vi.spyOn(JSON, 'parse')
    try {
      expect(thrownBy(() => decodeRequest(`{"data":${data}}`, serializersFor([])))).toMatchObject({
        code: 'PAYLOAD_TOO_COMPLEX',
        message: `The input has more than ${limit}. Send less.`,
      })
      expect(parse).not.toHaveBeenCalled()
    } finally {
      parse.mockRestore()
    }
  })
})
