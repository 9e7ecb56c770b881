import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ProtocolError } from '../../../src/index.ts'
import { findObstacle } from '../../../src/protocol/json-road.ts'
import { rejectionOf } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'

class Point {
  readonly x = 0
}

const cycle: unknown[] = []
cycle.push({ back: cycle })

const withProto: unknown = JSON.parse('{"__proto__":{"a":1}}')

/** What cannot be sent, where it stands, and the words for it. */
const OBSTACLES: readonly (readonly [string, unknown, string])[] = [
  ['a function', () => {}, 'functions'],
  ['a symbol', Symbol('s'), 'symbols'],
  ['a bigint', 1n, 'bigints'],
  ['undefined', undefined, 'undefined'],
  ['NaN', NaN, 'NaN'],
  ['Infinity', Infinity, 'Infinity'],
  ['-Infinity', -Infinity, '-Infinity'],
  ['-0', -0, '-0'],
  ['a date', new Date(0), 'values of class Date'],
  ['an invalid date', new Date(NaN), 'values of class Date'],
  ['a map', new Map(), 'values of class Map'],
  ['a set', new Set(), 'values of class Set'],
  ['a regular expression', /a/, 'values of class RegExp'],
  ['an error', new TypeError('x'), 'values of class TypeError'],
  ['a promise', Promise.resolve(), 'values of class Promise'],
  ['an instance', new Point(), 'values of class Point'],
  ['a URL', new URL('http://a.test'), 'values of class URL'],
  ['bytes', new Uint8Array(1), 'values of class Uint8Array'],
  ['a buffer of bytes', new ArrayBuffer(1), 'values of class ArrayBuffer'],
  ['a stream', new ReadableStream(), 'values of class ReadableStream'],
  ['a blob', new Blob([]), 'values of class Blob'],
  ['form data', new FormData(), 'values of class FormData'],
  ['a boxed text', Object('text'), 'values of class String'],
  ['a cycle', cycle, 'cycles and deeper nesting'],
  ['a key __proto__', withProto, 'objects with a key `__proto__`'],
]

const PLACES: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['', (value) => value],
  ['.user', (user) => ({ id: 1, user })],
  ['.user.save', (save) => ({ user: { name: 'a', save } })],
  ['[1]', (value) => [0, value]],
  ['.list[2].deep', (deep) => ({ list: [0, 1, { deep }] })],
  ['["a key"]', (value) => ({ 'a key': value })],
  ['["1"].$_a', (value) => ({ 1: { $_a: value } })],
]

describe.each(OBSTACLES)('%s', (_what, value, kind) => {
  test.each(PLACES)('is found at "%s"', (path, place) => {
    const found = findObstacle(place(value))
    expect(found?.kind).toBe(kind)
    // A cycle is found when it has become deep; only where it begins is told.
    if (kind.startsWith('cycles')) expect(found?.path.startsWith(path)).toBe(true)
    else expect(found?.path).toBe(path)
  })

  test('is refused on the sending side, and nothing is sent', async () => {
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

  test('is refused in what a client half sends as context', async () => {
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

test('the message of a refusal names the path and the kind', async () => {
  const { fetch } = fakeFetch(() => labelled('{}'))
  const call = stubOf(createServerFn())({ data: { user: { save: () => {} } }, fetch })
  await expect(call).rejects.toThrow('data.user.save: functions cannot be sent')
})

test('the first of several obstacles is told', () => {
  expect(findObstacle({ a: 1, b: [new Date(0)], c: 1n })?.path).toBe('.b[0]')
})

test('a hole in a list is an obstacle', () => {
  const holey = [1, 2, 3]
  delete holey[1]
  expect(findObstacle(holey)).toEqual({ path: '[1]', kind: 'undefined' })
})

test('plain JSON values meet no obstacle', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      const hasProto = JSON.stringify(plain).includes('"__proto__":')
      expect(findObstacle(plain) === undefined || hasProto).toBe(true)
    }),
  )
})

test('what meets no obstacle comes through JSON unchanged', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      fc.pre(findObstacle(value) === undefined)
      const back: unknown = JSON.parse(JSON.stringify(value))
      expect(back).toEqual(value)
    }),
  )
})

test('symbol keys and keys that are not enumerable are ignored', () => {
  const value = Object.defineProperty({ a: 1, [Symbol('s')]: () => {} }, 'hidden', { value: 1n })
  expect(findObstacle(value)).toBeUndefined()
})

test('an object without prototype is plain', () => {
  expect(findObstacle(Object.assign(Object.create(null), { a: 1 }))).toBeUndefined()
})

test('the same object twice is no cycle', () => {
  const shared = { a: 1 }
  expect(findObstacle([shared, { shared }, shared])).toBeUndefined()
})
