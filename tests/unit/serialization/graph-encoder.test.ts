import { describe, expect, test } from 'vitest'
import { encodeEnvelope, resultEnvelope } from '../../../src/wire/encode-response.ts'
import { decodeGraph } from '../../../src/serialization/graph-encoder.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { thrownBy } from '../../support/failures.ts'
import { Instant, Money } from '../wire/kinds.ts'
import { GRAPH_TYPE, resultBody, resultOf } from '../wire/test-serializers.ts'

/** An object that contains itself, and another value. */
function cyclicWith(beside: unknown): { readonly beside: unknown; readonly self?: unknown } {
  const root: { beside: unknown; self?: unknown } = { beside }
  root.self = root
  return root
}

const arrived = async (beside: unknown): Promise<unknown> => {
  const body = resultBody(cyclicWith(beside))
  expect(body.contentType).toBe(GRAPH_TYPE)
  const result = (await resultOf(body)) as ReturnType<typeof cyclicWith>
  expect(result.self).toBe(result)
  return result.beside
}

describe('a result that contains itself', () => {
  test('sends only the bytes within a buffer view', async () => {
    const pool = new TextEncoder().encode('secret of another request, then: mine')
    const { text } = resultBody(cyclicWith(pool.subarray(-4)))
    const sent = [...text.matchAll(/"([\w+/]{4,}={0,2})"/g)].map(([, each]) => atob(each as string))
    expect(sent).toContain('mine')
    expect(sent.join()).not.toContain('secret')
    expect(text.length).toBeLessThan(300)
    expect(await arrived(Buffer.from('mine'))).toEqual(new TextEncoder().encode('mine'))
  })

  test('may hold a list of 200,000 items', async () => {
    expect(await arrived(Array.from({ length: 200_000 }, () => 0))).toHaveLength(200_000)
  }, 30_000)

  test('arrives unfrozen, with prototypes and without holes', async () => {
    const bare = Object.assign(Object.create(null), { list: Array.from({ length: 2 }) })
    delete bare.list[0]
    const result = await arrived(Object.freeze([Object.freeze(bare)]))
    expect(result).toStrictEqual([{ list: [undefined, undefined] }])
    expect(Object.isFrozen(result)).toBe(false)
  })

  test('loses symbol keys, those of iterables included', async () => {
    const result = await arrived({ a: 1, [Symbol.iterator]: () => [][Symbol.iterator]() })
    expect(Reflect.ownKeys(result as object)).toEqual(['a'])
  })

  test('may contain instances of subclasses, which arrive as their base class', async () => {
    class Day extends Date {}
    class Index extends Map<unknown, unknown> {}
    expect(await arrived([new Day(0), new Index([[1, 2]])])).toStrictEqual([
      new Date(0),
      new Map([[1, 2]]),
    ])
  })

  test('may contain one value of an adapter in several places', async () => {
    const money = new Money(1n, 'EUR')
    const result = (await arrived([money, { money }])) as [Money, { money: Money }]
    expect(result[0]).toStrictEqual(money)
    expect(result[1].money).toBe(result[0])
  })

  test('keeps the values of adapters as the adapters created them', () => {
    const index = Object.assign(Object.create(null), { a: 1 })
    const adapter = {
      key: 'instant',
      test: (value: unknown) => value instanceof Instant,
      toSerializable: () => 0,
      fromSerializable: () => Object.assign(new Instant(new Date(0)), { index }),
    }
    const body = encodeEnvelope(
      resultEnvelope(cyclicWith(new Instant(new Date(0))), {}),
      serializersFor([adapter]),
    )
    decodeGraph(body.text, serializersFor([adapter]))
    expect(Object.getPrototypeOf(index)).toBeNull()
  })

  test('refuses a cycle through a value of an adapter', () => {
    const money = new Money(1n, 'EUR')
    Object.assign(money, { cents: [money] })
    expect(thrownBy(() => resultBody({ money }))).toMatchObject({
      message: 'result.money.cents[0]: cycles through values of an adapter cannot be sent',
    })
  })
})

test('names an adapter that accepts its own output, instead of overflowing the stack', () => {
  const broad = {
    key: 'broad',
    test: (value: unknown) => typeof value === 'object' && value !== null && 'a' in value,
    toSerializable: (value: object) => ({ ...value }),
    fromSerializable: (value: object) => value,
  }
  expect(
    thrownBy(() => encodeEnvelope(resultEnvelope({ a: 1 }, {}), serializersFor([broad]))),
  ).toMatchObject({
    message: 'result: values that the codec `:broad` does not change cannot be sent',
  })
})
