import { describe, expect, test } from 'vitest'
import { decodeRequest } from '../../../src/wire/decode-request.ts'
import { jsonSerializer } from '../../../src/serialization/json-encoder.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { CODECS } from '../../../src/serialization/codecs.ts'
import { DEFAULT_LIMITS } from '../../../src/serialization/limits.ts'
import { thrownBy } from '../../support/failures.ts'

const serializers = serializersFor([])

/** A call as encoded by a client. */
function textOf(data: unknown): string {
  const { value, tags } = jsonSerializer(CODECS).encode({ data })
  return JSON.stringify({ ...(value as object), tags })
}

const decode = (data: unknown, entries = DEFAULT_LIMITS.entries) =>
  decodeRequest(textOf(data), serializers, { ...DEFAULT_LIMITS, entries }).data

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const numbers = (count: number) => list(count, (index) => index * 7)
/** Numbers that collide in the bits by which engines group them. */
const bigints = (count: number) => list(count, (index) => BigInt(index + 1) << 64n)
const setOf = (count: number) => new Set(numbers(count))

const tooManyEntries = (limit: number) => ({
  code: 'PAYLOAD_TOO_COMPLEX',
  status: 400,
  message: `The input has more than ${limit} numbers as keys of a Map or in a Set (\`limits.entries\`). Send less.`,
})

describe('the limit of entries', () => {
  test('is the documented one', () => {
    expect(DEFAULT_LIMITS.entries).toBe(1_000)
  })

  test.each([
    ['numbers in a Set', (count: number) => new Set(numbers(count))],
    ['bigints in a Set', (count: number) => new Set(bigints(count))],
    ['numbers and bigints', (count: number) => new Set([...numbers(count - 9), ...bigints(9)])],
    ['numbers as keys', (count: number) => new Map(numbers(count).map((key) => [key, 'v']))],
    ['bigints as keys', (count: number) => new Map(bigints(count).map((key) => [key, key]))],
    ['keys that JSON lacks', (count: number) => new Set([Number.NaN, ...numbers(count - 1)])],
    ['numbers in an inner Set', (count: number) => [{ ids: new Map([['a', setOf(count)]]) }]],
  ])('applies to %s', (_what, make) => {
    expect(decode(make(1_000))).toEqual(make(1_000))
    expect(thrownBy(() => decode(make(1_001)))).toMatchObject(tooManyEntries(1_000))
  })

  test.each<[string, (index: number) => unknown]>([
    ['texts', (index) => `k${index}`],
    ['strings of digits', (index) => String(index)],
    ['dates', (index) => new Date(index)],
    ['objects', (index) => ({ index })],
  ])('does not count %s', (_what, make) => {
    const keys = list(1_500, make)
    // As lists, which are compared item by item.
    expect([...(decode(new Set(keys)) as Set<unknown>)]).toEqual(keys)
    expect([...(decode(new Map(keys.map((key) => [key, 0]))) as Map<unknown, 0>).keys()]).toEqual(
      keys,
    )
  })

  test('does not count the values of a Map', () => {
    const map = new Map(numbers(5_000).map((value) => [`k${value}`, value]))
    expect(decode(map)).toEqual(map)
  })

  test.each([
    ['in one list', (first: Set<number>, second: Set<number>) => [first, second]],
    ['one in the other', (first: Set<unknown>, second: Set<number>) => first.add(second)],
  ])('adds up the squares of several, %s', (_where, make) => {
    expect(() => decode(make(setOf(600), setOf(800)))).not.toThrow()
    expect(thrownBy(() => decode(make(setOf(601), setOf(800))))).toMatchObject(
      tooManyEntries(1_000),
    )
  })

  test('permits many small ones', () => {
    const rows = list(400, (id) => ({ id, ids: setOf(50) }))
    expect(decode(rows)).toEqual(rows)
  })

  test('starts again with each call', () => {
    for (let call = 0; call < 3; call++) expect(() => decode(setOf(1_000))).not.toThrow()
  })

  test('can be configured', () => {
    expect(decode(setOf(15_000), 15_000)).toEqual(setOf(15_000))
    expect(decode(setOf(15_000), Infinity)).toEqual(setOf(15_000))
    expect(thrownBy(() => decode(setOf(3), 2))).toMatchObject(tooManyEntries(2))
    expect(thrownBy(() => decode(setOf(1), 0))).toMatchObject(tooManyEntries(0))
    expect(decode(setOf(0), 0)).toEqual(new Set())
  })
})
