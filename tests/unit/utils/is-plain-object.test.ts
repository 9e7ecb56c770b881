import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { isPlainObject } from '../../../src/utils/is-plain-object.ts'

class Point {
  readonly x = 0
}

test.each([
  ['an object literal', {}],
  ['an object without prototype', Object.create(null)],
  ['an object of another realm', runInNewContext('({ a: 1 })')],
  ['an object from JSON.parse', JSON.parse('{"__proto__":1}')],
])('%s is a plain object', (_what, value: unknown) => {
  expect(isPlainObject(value)).toBe(true)
})

test.each([
  ['null', null],
  ['undefined', undefined],
  ['a list', []],
  ['a function', () => {}],
  ['a text', 'text'],
  ['an instance', new Point()],
  ['a date', new Date()],
  ['a map', new Map()],
  ['an error', new Error('x')],
  ['a promise', Promise.resolve()],
  ['an object with another object as prototype', Object.create({ a: 1 })],
  ['a list of another realm', runInNewContext('[]')],
  ['a date of another realm', runInNewContext('new Date()')],
])('%s is not a plain object', (_what, value: unknown) => {
  expect(isPlainObject(value)).toBe(false)
})
