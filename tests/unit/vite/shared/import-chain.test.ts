import { expect, test } from 'vitest'
import { importChain, shownPath } from '../../../../src/vite/shared/import-chain.ts'

const importersOf = (graph: Record<string, readonly string[]>) => (id: string) => graph[id] ?? []

test('the chain goes the shortest way from where nobody imports to the module', () => {
  const graph = { offender: ['b', 'c'], b: ['a'], a: ['main'], c: ['main'] }
  expect(importChain('offender', importersOf(graph))).toEqual(['main', 'c', 'offender'])
})

test('modules that import each other do not make it run in circles', () => {
  const graph = { offender: ['a'], a: ['b'], b: ['a', 'main'] }
  expect(importChain('offender', importersOf(graph))).toEqual(['main', 'b', 'a', 'offender'])
})

test('a ring without an entry still names the module', () => {
  expect(importChain('a', importersOf({ a: ['b'], b: ['a'] }))).toEqual(['a'])
})

test('paths are shown relative to the root, without what a bundler adds', () => {
  expect(shownPath('/app/src/main.ts?v=1', '/app')).toBe('src/main.ts')
  expect(shownPath('\0virtual:thing', '/app')).toBe('virtual:thing')
})
