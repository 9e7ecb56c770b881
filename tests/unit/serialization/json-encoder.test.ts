import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createSerializationAdapter,
  createServerFn,
  ProtocolError,
} from '../../../src/index.ts'
import { Obstacle } from '../../../src/serialization/json-encoder.ts'
import type { TypeTag } from '../../../src/serialization/tag-table.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { REFUSED } from '../wire/kinds.ts'

const { request: encoder } = serializersFor([])

/** The path of the first value that cannot be sent. */
function obstacleIn(value: unknown): Obstacle {
  const obstacle = thrownBy(() => encoder.encode(value))
  expect(obstacle).toBeInstanceOf(Obstacle)
  return obstacle as Obstacle
}

class Point {
  readonly x = 0
}

const PLACES: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['', (value) => value],
  ['.user', (user) => ({ id: 1, user })],
  ['.user.save', (save) => ({ user: { name: 'a', save } })],
  ['[1]', (value) => [0, value]],
  ['.list[2].deep', (deep) => ({ list: [0, 1, { deep }] })],
  ['["a key"]', (value) => ({ 'a key': value })],
  ['["1"].$_a', (value) => ({ 1: { $_a: value } })],
  ['[0][1]', (value) => new Map([['key', value]])],
  ['[0][0].key', (key) => new Map([[{ key }, 0]])],
  ['[1]', (value) => new Set([0, value])],
]

describe.each(REFUSED.filter(({ to }) => to.includes('server')))('$what', ({ value, kind }) => {
  test.each(PLACES)('has the path "%s"', (path, place) => {
    const found = obstacleIn(place(value))
    expect(found.kind).toBe(kind)
    // The path of a cycle is its closing reference.
    expect(found.path).toBe(kind.startsWith('cycles') ? `${path}[0].back` : path)
  })

  test('is refused by the sender, and no request is sent', async () => {
    for (const method of ['GET', 'POST'] as const) {
      const { fetch, sent } = fakeFetch(() => labelled('{}'))
      const fn = stubOf(createServerFn({ method }))
      const error = await rejectionOf(fn({ data: { user: { save: value } }, fetch }))
      expect(error).toBeInstanceOf(ProtocolError)
      expect(error).toMatchObject({ code: 'TYPE_NOT_ALLOWED' })
      expect((error as Error).message).toMatch(/^data\.user\.save/)
      expect((error as Error).message).toContain(`: ${kind} cannot be sent`)
      expect(sent).toHaveLength(0)
    }
  })

  test('is refused in the sendContext of a client function', async () => {
    const { fetch, sent } = fakeFetch(() => labelled('{}'))
    const sending = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ sendContext: { user: [value] } }),
    )
    const error = await rejectionOf(stubOf(createServerFn().middleware([sending]))({ fetch }))
    expect(error).toMatchObject({ code: 'TYPE_NOT_ALLOWED' })
    expect((error as Error).message).toMatch(/^sendContext\.user\[0\]/)
    expect(sent).toHaveLength(0)
  })
})

test('the message of a protocol error names the path and the kind', async () => {
  const { fetch } = fakeFetch(() => labelled('{}'))
  const call = stubOf(createServerFn())({ data: { user: { save: () => {} } }, fetch })
  await expect(call).rejects.toThrow('data.user.save: functions cannot be sent')
})

test('the first of several unsupported values is reported', () => {
  expect(obstacleIn({ a: 1, b: [/a/], c: () => {} }).path).toBe('.b[0]')
})

test('a cycle is found at its closing reference, before its values are visited again', () => {
  let looks = 0
  const root = {
    get rows() {
      looks++
      return [new Date(0)]
    },
    inner: {},
  }
  root.inner = { root }
  expect(obstacleIn(root).path).toBe('.inner.root')
  // Once for the check, once for the copy.
  expect(looks).toBeLessThanOrEqual(2)
})

test('nesting is limited', () => {
  let deep: unknown = 0
  for (let level = 0; level < 1001; level++) deep = [deep]
  expect(encoder.encode(deep).tags).toEqual([])
  expect(obstacleIn([deep]).kind).toBe('nesting deeper than 1,000 levels')
})

test('plain JSON is passed on uncopied, without a tag', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      fc.pre(!JSON.stringify(plain).includes('"__proto__":'))
      const { value: encoded, tags } = encoder.encode(plain)
      expect(encoded).toBe(plain)
      expect(tags).toEqual([])
    }),
  )
})

test('only containers of copied values are copied', () => {
  const rows = [{ id: 1 }, { id: 2, at: new Date(5) }]
  const { value, tags } = encoder.encode({ rows })
  expect(value).toEqual({ rows: [{ id: 1 }, { id: 2, at: 5 }] })
  expect((value as { rows: typeof rows }).rows[0]).toBe(rows[0])
  expect(rows[1]?.at).toEqual(new Date(5))
  expect(tags).toEqual([['d', 0, 'rows', 1, 'at']])
})

test.each<[string, unknown, readonly TypeTag[]]>([
  ['a value at the root', 1n, [['b', 0]]],
  [
    'neighbours, whose rows share all but the last key',
    { rows: [{ a: 1n, b: undefined }, { a: 2n }] },
    [
      ['b', 0, 'rows', 0, 'a'],
      ['u', 2, 'b'],
      ['b', 1, 1, 'a'],
    ],
  ],
  [
    'a value in another, which comes first',
    { set: new Set([new Map([[1n, 0]])]) },
    [
      ['b', 0, 'set', 0, 0, 0],
      ['m', 2],
      ['s', 1],
    ],
  ],
  ['a hole', [1, ...Array.from({ length: 1 })], [['u', 0, 1]]],
  ['items that are tagged themselves', [0, 1n, 2n, 3n], [['b', 0, [1, 4]]]],
  [
    'items with equal tags',
    { rows: [1n, 2n, 3n].map((id) => ({ id, when: [new Date(0), undefined] })) },
    [
      ['b', 0, 'rows', [0, 3], 'id'],
      ['d', 2, 'when', 0],
      ['u', 3, 1],
    ],
  ],
  [
    'items with equal tags, and others between them',
    [1n, 2n, 'a', 3n, 4n, undefined, undefined, 5n],
    [
      ['b', 0, [0, 2]],
      ['b', 0, [3, 5]],
      ['u', 0, [5, 7]],
      ['b', 0, 7],
    ],
  ],
  [
    'lists with equal tags in a list',
    [
      [1n, 2n],
      [3n, 4n],
      [5n, 6n, 7n],
    ],
    [
      ['b', 0, [0, 2], [0, 2]],
      ['b', 0, 2, [0, 3]],
    ],
  ],
  [
    'items with a tagged value in a tagged value',
    [new Set([1n]), new Set([2n])],
    [
      ['b', 0, [0, 2], 0],
      ['s', 1],
    ],
  ],
])('the rows of %s are as documented', (_what, value, rows) => {
  expect(encoder.encode(value).tags).toEqual(rows)
})

test('items that two codecs encode one after the other have a range in both rows', () => {
  const count = createSerializationAdapter({
    key: 'count',
    test: (value): value is { readonly count: bigint } => 'count' in (value as object),
    toSerializable: ({ count: number }) => number,
    fromSerializable: (number: bigint) => ({ count: number }),
  })
  const { request } = serializersFor([count])
  const items = [{ count: 1n }, { count: 2n }]
  const { value, tags } = request.encode({ items })
  expect(tags).toEqual([
    ['b', 0, 'items', [0, 2]],
    [':count', 1, [0, 2]],
  ])
  const decoded = JSON.parse(JSON.stringify(value)) as object
  request.decode(decoded, tags)
  expect(decoded).toEqual({ items })
})

test('a hole in a list is sent as undefined', () => {
  const holey = [1, 2, 3]
  delete holey[1]
  expect(encoder.encode(holey)).toEqual({ value: [1, null, 3], tags: [['u', 0, 1]] })
  expect(1 in holey).toBe(false)
})

test('symbol keys and non-enumerable keys are ignored', () => {
  const value = Object.defineProperty({ a: 1, [Symbol('s')]: () => {} }, 'hidden', { value: /a/ })
  expect(encoder.encode(value).tags).toEqual([])
})

test('a non-enumerable toJSON is not called', () => {
  const toJSON = { value: () => 'something else' }
  for (const value of [{ a: 1 }, [1], new (class Rows extends Array<number> {})(1, 2)]) {
    const hidden = Object.defineProperty(value, 'toJSON', toJSON)
    expect(JSON.stringify(encoder.encode({ hidden }).value)).toBe(
      JSON.stringify({ hidden: Array.isArray(value) ? [...value] : { ...value } }),
    )
  }
})

test('an instance with a key `constructor` is not treated as that class', () => {
  for (const constructor of [Date, Map, 'bigint', 'undefined']) {
    const value = Object.assign(new Point(), { constructor })
    expect(obstacleIn(value).kind).toMatch(/^values of class /)
  }
})

test('an object without prototype is plain', () => {
  expect(encoder.encode(Object.assign(Object.create(null), { a: 1 })).tags).toEqual([])
})

test('the same object twice is not a cycle', () => {
  const shared = { a: 1 }
  expect(encoder.encode([shared, { shared }, shared]).tags).toEqual([])
})
