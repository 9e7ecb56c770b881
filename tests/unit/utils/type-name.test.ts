import { expect, test } from 'vitest'
import { typeName } from '../../../src/utils/type-name.ts'

class Point {
  readonly x = 0
}

test.each([
  ['undefined', undefined],
  ['null', null],
  ['Array', []],
  ['string', ''],
  ['number', NaN],
  ['boolean', false],
  ['bigint', 1n],
  ['symbol', Symbol('s')],
  ['function', Point],
  ['Object', {}],
  ['Object', Object.create(null)],
  ['Point', new Point()],
  ['Map', new Map()],
])('describes the value as "%s"', (text, value: unknown) => {
  expect(typeName(value)).toBe(text)
})
