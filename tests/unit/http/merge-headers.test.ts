import { expect, test } from 'vitest'
import { mergeHeaders } from '../../../src/index.ts'

test('later headers override earlier ones, in every form', () => {
  const merged = mergeHeaders(
    { 'x-a': '1', 'x-b': '1' },
    undefined,
    [['X-B', '2']],
    new Headers({ 'x-c': '3' }),
  )
  expect([...merged]).toEqual([
    ['x-a', '1'],
    ['x-b', '2'],
    ['x-c', '3'],
  ])
})

test('keeps every cookie and changes no argument', () => {
  const first = new Headers([
    ['set-cookie', 'a=1; Expires=Thu, 01 Jan 2032 00:00:00 GMT'],
    ['set-cookie', 'b=2'],
  ])
  expect(mergeHeaders(first, { 'set-cookie': 'c=3' }).getSetCookie()).toEqual([
    'a=1; Expires=Thu, 01 Jan 2032 00:00:00 GMT',
    'b=2',
    'c=3',
  ])
  expect(first.getSetCookie()).toHaveLength(2)
})
