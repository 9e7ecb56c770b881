import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MiddlewareDefinition } from '../../../src/model/definition.ts'
import { flattenMiddleware } from '../../../src/chain/flatten-middleware.ts'

const definition = (middleware: readonly MiddlewareDefinition[]): MiddlewareDefinition => ({
  kind: 'function',
  middleware,
})

/** Any acyclic graph: each middleware depends on some of those before it. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((dependencies) => {
    const made: MiddlewareDefinition[] = []
    for (const picks of dependencies) {
      const earlier = made.length === 0 ? [] : picks.map((pick) => made[pick % made.length])
      made.push(definition(earlier.filter((each) => each !== undefined)))
    }
    return made
  })

test('each middleware occurs once, after its dependencies', () => {
  fc.assert(
    fc.property(graphs, (list) => {
      const ordered = flattenMiddleware(list)
      expect(new Set(ordered).size).toBe(ordered.length)
      expect(new Set(ordered)).toEqual(new Set(list))
      for (const each of ordered) {
        for (const dependency of each.middleware) {
          expect(ordered.indexOf(dependency)).toBeLessThan(ordered.indexOf(each))
        }
      }
    }),
  )
})

test('an ordered list stays as it is', () => {
  fc.assert(
    fc.property(graphs, (list) => {
      const ordered = flattenMiddleware(list)
      expect(flattenMiddleware(ordered)).toEqual(ordered)
    }),
  )
})

test('includes a middleware listed only by a dependency', () => {
  const inner = definition([])
  const middle = definition([inner])
  const outer = definition([middle])
  expect(flattenMiddleware([outer])).toEqual([inner, middle, outer])
})

test('an empty list stays empty', () => {
  expect(flattenMiddleware([])).toEqual([])
})

test('a tall tower of diamonds is walked in linear time', () => {
  let layer = [definition([]), definition([])]
  for (let height = 1; height < 40; height++) layer = [definition(layer), definition(layer)]
  expect(flattenMiddleware(layer)).toHaveLength(80)
})
