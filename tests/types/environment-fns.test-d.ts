import { createClientOnlyFn, createIsomorphicFn, createServerOnlyFn } from '../../src/index.ts'
import { expectTypeOf, test } from 'vitest'

declare const read: (path: string, tries: number) => Promise<string>

test('a server-only or client-only function keeps its type', () => {
  expectTypeOf(createServerOnlyFn(read)).toEqualTypeOf<
    (path: string, tries: number) => Promise<string>
  >()
  expectTypeOf(createClientOnlyFn(read)).toEqualTypeOf<
    (path: string, tries: number) => Promise<string>
  >()
})

test("an isomorphic function returns the union of both implementations' results", () => {
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

test('an isomorphic function with one implementation may return undefined', () => {
  expectTypeOf(createIsomorphicFn().server(() => 1)()).toEqualTypeOf<number | undefined>()
  expectTypeOf(createIsomorphicFn().client(() => 'a')()).toEqualTypeOf<string | undefined>()
  expectTypeOf(createIsomorphicFn()()).toEqualTypeOf<undefined>()
})

test('accepts each implementation once', () => {
  const both = createIsomorphicFn()
    .server(() => 1)
    .client(() => 2)
  expectTypeOf(both).not.toHaveProperty('server')
})
