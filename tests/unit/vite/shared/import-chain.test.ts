import { expect, test } from 'vitest'
import { importChain, shownPath } from '../../../../src/vite/shared/import-chain.ts'

const importersOf = (graph: Record<string, readonly string[]>) => (id: string) => graph[id] ?? []

test('the chain is the shortest path from an entry to the module', () => {
  const graph = { offender: ['b', 'c'], b: ['a'], a: ['main'], c: ['main'] }
  expect(importChain('offender', importersOf(graph))).toEqual(['main', 'c', 'offender'])
})

test('cyclic imports do not cause an endless loop', () => {
  const graph = { offender: ['a'], a: ['b'], b: ['a', 'main'] }
  expect(importChain('offender', importersOf(graph))).toEqual(['main', 'b', 'a', 'offender'])
})

test('a cycle without an entry still includes the module', () => {
  expect(importChain('a', importersOf({ a: ['b'], b: ['a'] }))).toEqual(['a'])
})

test('paths are relative to the root, without suffixes of the bundler', () => {
  expect(shownPath('/app/src/main.ts?v=1', '/app')).toBe('src/main.ts')
  expect(shownPath('\0virtual:thing', '/app')).toBe('virtual:thing')
})
