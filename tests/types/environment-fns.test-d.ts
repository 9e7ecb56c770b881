import { createClientOnlyFn, createIsomorphicFn, createServerOnlyFn } from '../../src/index.ts'
import { expectTypeOf, test } from 'vitest'

declare const read: (path: string, tries: number) => Promise<string>

test('a function for one side keeps its type', () => {
  expectTypeOf(createServerOnlyFn(read)).toEqualTypeOf<
    (path: string, tries: number) => Promise<string>
  >()
  expectTypeOf(createClientOnlyFn(read)).toEqualTypeOf<
    (path: string, tries: number) => Promise<string>
  >()
})

test('an isomorphic function gives what either side gives', () => {
  const zone = createIsomorphicFn()
    .client((fallback: string) => fallback)
    .server(() => 42)
  expectTypeOf(zone).parameters.toEqualTypeOf<[fallback: string]>()
  expectTypeOf(zone).returns.toEqualTypeOf<string | number>()
  const other = createIsomorphicFn()
    .server((id: number) => id)
    .client(() => 'here')
  expectTypeOf(other).parameters.toEqualTypeOf<[id: number]>()
  expectTypeOf(other).returns.toEqualTypeOf<number | string>()
})

test('an isomorphic function for one side gives nothing on the other', () => {
  expectTypeOf(createIsomorphicFn().server(() => 1)()).toEqualTypeOf<number | undefined>()
  expectTypeOf(createIsomorphicFn().client(() => 'a')()).toEqualTypeOf<string | undefined>()
  expectTypeOf(createIsomorphicFn()()).toEqualTypeOf<undefined>()
})

test('each side is given once', () => {
  const both = createIsomorphicFn()
    .server(() => 1)
    .client(() => 2)
  expectTypeOf(both).not.toHaveProperty('server')
})
