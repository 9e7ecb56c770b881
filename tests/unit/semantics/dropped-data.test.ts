/** In development, data without a validator causes a warning. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { useApp } from '../../support/test-app.ts'
import { wire } from '../../support/wired-fn.ts'

const warned = vi.spyOn(console, 'warn').mockReturnValue()
beforeEach(() => {
  useApp({ isDev: true })
  warned.mockClear()
})

type Call = (argument: object) => Promise<unknown>

test.each(['client', 'server'] as const)('a call by the %s warns once', async (side) => {
  const fn = wire(createServerFn({ method: 'POST' }), ({ data }) => String(data))
  const call = fn[side] as Call
  expect(await call({ data: { text: 'milk' } })).toBe('undefined')
  expect(await call({ data: { text: 'bread' } })).toBe('undefined')
  expect(warned).toHaveBeenCalledTimes(1)
  const [message] = warned.mock.lastCall ?? []
  expect(message).toMatch(/^\[seamline\] `fn\d+` \(tests\/fn\.ts\) was called with `data`/)
  expect(message).toContain('Add `.inputValidator()`')
  expect(message).toContain('(DATA_NOT_VALIDATED)')
  expect(message).not.toContain('milk')
})

test('each function warns separately', async () => {
  for (const fn of [wire(createServerFn(), () => 1), wire(createServerFn(), () => 2)]) {
    await (fn.server as Call)({ data: 1 })
  }
  expect(warned).toHaveBeenCalledTimes(2)
})

test('validated data, no data and an empty form cause no warning', async () => {
  const validating = createMiddleware({ type: 'function' }).inputValidator((data: string) => data)
  await wire(createServerFn().inputValidator(String), () => 1).client({ data: 'a' })
  await wire(createServerFn().middleware([validating]), () => 1).client({ data: 'a' })
  await wire(createServerFn(), () => 1).client()
  const { send } = wire(createServerFn({ method: 'POST' }), () => 1)
  await send({ method: 'POST', body: new URLSearchParams() })
  expect(warned).not.toHaveBeenCalled()
})

test('production does not warn', async () => {
  useApp({ isDev: false })
  await (wire(createServerFn(), () => 1).server as Call)({ data: 1 })
  expect(warned).not.toHaveBeenCalled()
})
