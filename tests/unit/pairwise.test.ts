import { expect, test } from 'vitest'
import { pairsOf, pairwise } from '../support/pairwise.ts'

const product = (...dimensions: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  dimensions.reduce<readonly (readonly string[])[]>(
    (rows, choices) => rows.flatMap((row) => choices.map((choice) => [...row, choice])),
    [[]],
  )
const pairsIn = (rows: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(rows.flatMap(pairsOf))
const itself = (row: readonly string[]): readonly string[] => row

const MATRIX = product(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'e'], ['a', 'b'], ['a', 'b'])

test.each([
  ['a full matrix', MATRIX],
  ['a matrix with impossible rows', MATRIX.filter(([one, other]) => one !== 'a' || other === 'b')],
  ['one row', product(['a'], ['b'])],
])('every pair of %s is in the selection', (_name, rows) => {
  expect(pairsIn(pairwise(rows, itself))).toEqual(pairsIn(rows))
})

test('a selection is small and deterministic', () => {
  const selected = pairwise(MATRIX, itself)
  expect(selected.length).toBeLessThan(30)
  expect(pairwise(MATRIX, itself)).toEqual(selected)
})

test('choices of the same name in two dimensions are distinct', () => {
  expect(pairsOf(['a', 'b'])).not.toEqual(pairsOf(['b', 'a']))
})
