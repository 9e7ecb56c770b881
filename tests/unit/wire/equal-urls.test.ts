/** Equal reads have equal URLs, whatever the order of their keys. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/model/context.ts'
import { wire } from '../../support/wired-fn.ts'
import { serverBound } from './any-value.ts'
import { ADAPTERS } from './kinds.ts'
import { rearranged, sortedByKey, type Entries } from './rearranged.ts'
import { dataOf } from './test-serializers.ts'
import { isArrival } from './same-value.ts'

type Call = Pick<Parameters<typeof encodeRequest>[0], 'method'> & {
  readonly adapters?: typeof ADAPTERS | undefined
}

const encode = (data: unknown, { method, adapters = [] }: Call, sendContext = EMPTY_CONTEXT) =>
  encodeRequest({ url: '/fn', method, data, sendContext, headers: new Headers(), adapters })

const urlOf = async (data: unknown, context: object = {}) =>
  (await encode(data, { method: 'GET' }, mergeContext(EMPTY_CONTEXT, context))).url

const inputIn = (url: string) => new URL(url, 'http://a.test').searchParams.get('input') ?? ''

describe('the URL of a GET call is equal for', () => {
  test.each([
    ['plain data', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['objects in objects', { at: { x: 1, y: [0] } }, { at: { y: [0], x: 1 } }],
    ['objects in lists', [{ a: 1, b: 2 }], [{ b: 2, a: 1 }]],
    ['keys that are numbers', { a: 1, 10: 2, 9: 3 }, { 9: 3, 10: 2, a: 1 }],
    ['values beyond JSON', { on: new Date(5), no: undefined }, { no: undefined, on: new Date(5) }],
    ['objects in a Map', new Map([['k', { a: 1n, b: 2 }]]), new Map([['k', { b: 2, a: 1n }]])],
    ['objects in a Set', new Set([{ a: 1, b: 2 }]), new Set([{ b: 2, a: 1 }])],
    [
      'an object without prototype',
      { b: 1n, a: 2 },
      Object.assign(Object.create(null), { a: 2, b: 1n }),
    ],
  ])('%s', async (_what, one, other) => {
    expect(await urlOf(one)).toBe(await urlOf(other))
  })

  test('context in any order', async () => {
    const urls = await Promise.all([
      urlOf(1, { tenant: { id: 1, at: new Date(0) }, locale: 'de' }),
      urlOf(1, { locale: 'de', tenant: { at: new Date(0), id: 1 } }),
    ])
    expect(new Set(urls).size).toBe(1)
  })

  test('sendContext of a middleware', async () => {
    let sent: object = {}
    const tenant = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ sendContext: { ...sent } }),
    )
    const { client, requests } = wire(createServerFn().middleware([tenant]), () => 'done')
    for (sent of [
      { b: 1, a: { d: 1, c: 2 } },
      { a: { c: 2, d: 1 }, b: 1 },
    ]) {
      expect(await client()).toBe('done')
    }
    expect(requests).toHaveLength(2)
    expect(requests[0]?.url).toBe(requests[1]?.url)
  })
})

describe('the URL of a GET call differs by', () => {
  test.each([
    ['the order of a list', [1, 2], [2, 1]],
    [
      'the order of a Map, which is part of the value',
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ],
    ['the order of a Set, which is part of the value', new Set([1, 2]), new Set([2, 1])],
    ['a key whose value is undefined', { a: 1 }, { a: 1, b: undefined }],
  ])('%s', async (_what, one, other) => {
    expect(await urlOf(one)).not.toBe(await urlOf(other))
  })
})

test.each([
  ['with adapters', ADAPTERS],
  ['without', undefined],
])('any value has one URL in any order of keys, and arrives whole, %s', async (_what, adapters) => {
  let queries = 0
  await fc.assert(
    fc.asyncProperty(serverBound, fc.nat(), async (value, seed) => {
      const call = { method: 'GET', adapters } as const
      const turned = (entries: Entries) => {
        const first = entries.length === 0 ? 0 : seed % entries.length
        const start = entries.slice(first)
        return (seed & 1 ? start : start.toReversed()).concat(entries.slice(0, first))
      }
      // Without adapters, values that need one are refused, in any order.
      const one = await encode(value, call).catch(() => undefined)
      const other = await encode(rearranged(value, turned), call).catch(() => undefined)
      expect(other).toEqual(one)
      if (one?.init.method !== 'GET') return
      queries++
      const arrived = dataOf(inputIn(one.url))
      // Only the order of keys may have changed in transit.
      expect(isArrival(sortedByKey(arrived), sortedByKey(value))).toBe(true)
    }),
  )
  expect(queries).toBeGreaterThan(40)
})

test('a POST call keeps the order of its keys', async () => {
  const { init } = await encode({ b: 1, a: 2, at: new Date(5) }, { method: 'POST' })
  expect(init.body).toBe('{"data":{"b":1,"a":2,"at":5},"tags":[["d",0,"data","at"]]}')
  expect((await encode({ b: 1, a: 2 }, { method: 'POST' })).init.body).toBe(
    '{"data":{"b":1,"a":2}}',
  )
})
