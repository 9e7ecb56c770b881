import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { isSame } from '../../support/same.ts'

/** Deep-freezes a value. */
function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (value instanceof Map || value instanceof Set) [...value].flat().forEach(deepFrozen)
  // The bytes of a view cannot be frozen.
  if (!ArrayBuffer.isView(value)) Object.freeze(value)
  Object.values(value).forEach(deepFrozen)
  return value
}

const shared = { id: 1 }

/** Created anew, for comparison. */
const values: readonly (readonly [string, () => unknown])[] = [
  ['a string', () => 'text'],
  ['null', () => null],
  ['a list', () => [1, 'two', { three: 3 }]],
  ['a key `context` and a key `data`', () => ({ context: { user: 'Ada' }, data: 1, tags: [] })],
  ['a date', () => new Date(0)],
  ['undefined in a list', () => [undefined, 1]],
  ['a map of sets', () => new Map([['a', new Set([1n, NaN, -0])]])],
  ['bytes', () => new Uint8Array([1, 2, 3])],
  ['an address', () => new URL('https://example.test/a?b')],
  ['the same object twice', () => ({ one: shared, two: shared })],
]

const echoing = createMiddleware({ type: 'function' })
  .client(async ({ next, data }) => {
    const outcome = await next({ sendContext: deepFrozen({ copy: data, at: new Date(1) }) })
    return outcome
  })
  .server(({ next, context }) => {
    const sent: Readonly<Record<string, unknown>> = { ...context }
    return next({ sendContext: deepFrozen({ back: sent['copy'] }) })
  })

describe.each(TRANSPORTS)('context beside the data of a call, %s,', (transport) => {
  test.each(values)('is sent both ways with %s, and neither is changed', async (_what, make) => {
    const received: unknown[] = []
    const receiving = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      const outcome = await next()
      received.push({ ...outcome.context })
      return outcome
    })
    for (const method of ['GET', 'POST'] as const) {
      const builder = createServerFn({ method })
        .middleware([receiving, echoing])
        .inputValidator((data: unknown) => data)
      const { call } = travel(transport, builder, ({ data, context }): unknown => {
        received.push(data, (context as { readonly at?: unknown }).at)
        return data
      })
      const data = deepFrozen(make())
      expect(isSame(await call({ data }), make())).toBe(true)
      expect(isSame(data, make())).toBe(true)
      expect(isSame(received.splice(0), [make(), new Date(1), { back: make() }])).toBe(true)
    }
  })

  test('is separate from the data', async () => {
    const { call } = travel(
      transport,
      createServerFn({ method: 'POST' })
        .middleware([echoing])
        .inputValidator((data: object) => data),
      ({ data, context }) => [Object.keys(data), Object.keys(context).sort()],
    )
    expect(await call({ data: deepFrozen({ only: 'this' }) })).toEqual([['only'], ['at', 'copy']])
  })
})
