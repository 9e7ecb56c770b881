import { inheritedKeys } from '../../support/inherited-keys.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/model/context.ts'
import { isSame } from '../../support/same.ts'

const contexts = fc.dictionary(fc.string(), fc.jsonValue())
const DROPPED = ['__proto__', 'constructor', 'prototype']

/** An object with an own key of any name, `__proto__` included. */
const withKey = (key: string, value: unknown) =>
  Object.defineProperty({}, key, { value, enumerable: true })

test('the later value of a key wins', () => {
  const under = mergeContext(EMPTY_CONTEXT, { a: 1, b: 1 })
  const merged = mergeContext(under, { b: 2, c: 2 })
  expect({ ...merged }).toEqual({ a: 1, b: 2, c: 2 })
  expect({ ...under }).toEqual({ a: 1, b: 1 })
})

test('merging no keys returns the same context', () => {
  expect(mergeContext(EMPTY_CONTEXT, undefined)).toBe(EMPTY_CONTEXT)
})

test('a context is frozen and inherits no key', () => {
  for (const context of [EMPTY_CONTEXT, mergeContext(EMPTY_CONTEXT, { a: 1 })]) {
    expect(Object.isFrozen(context)).toBe(true)
    expect(inheritedKeys(context)).toEqual([])
    expect('toString' in context).toBe(false)
    expect('constructor' in context).toBe(false)
  }
})

test.each(DROPPED)('a key %s is dropped', (key) => {
  const merged = mergeContext(EMPTY_CONTEXT, withKey(key, { polluted: true }))
  expect(Object.keys(merged)).toEqual([])
  expect(inheritedKeys(merged)).toEqual([])
  expect('polluted' in merged).toBe(false)
  expect('polluted' in {}).toBe(false)
})

test('an inherited key is dropped', () => {
  expect(Object.keys(mergeContext(EMPTY_CONTEXT, Object.create({ inherited: 1 })))).toEqual([])
})

test('a key with an undefined value is kept', () => {
  const merged = mergeContext(mergeContext(EMPTY_CONTEXT, { a: 1 }), { a: undefined })
  expect('a' in merged).toBe(true)
  expect(merged.a).toBeUndefined()
})

test('merging any two contexts is an overlay that changes neither', () => {
  fc.assert(
    fc.property(contexts, contexts, (first, second) => {
      const under = mergeContext(EMPTY_CONTEXT, first)
      const before = { ...under }
      const merged = mergeContext(under, second)
      const expected = Object.entries({ ...first, ...second }).filter(
        ([key]) => !DROPPED.includes(key),
      )
      expect(isSame(Object.entries(merged), expected)).toBe(true)
      expect(isSame({ ...under }, before)).toBe(true)
    }),
  )
})
