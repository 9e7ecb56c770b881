import { startWith, travel } from '../../support/three-transports.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createSerializationAdapter, createServerFn } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { rejectionOf } from '../../support/failures.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'

expectNoneUnhandled()

const late = (): Promise<never> => Promise.reject(new Error('nobody looks at it'))
const functionMiddleware = createMiddleware({ type: 'function' })
type Transport = Parameters<typeof travel>[0]
const TRANSPORTS: readonly Transport[] = ['in process', 'through the fetch handler']

describe.each(TRANSPORTS)('%s, a promise that rejects does not end the process', (transport) => {
  test('when a middleware fails after the function', async () => {
    const audit = functionMiddleware.server(async ({ next }) => {
      await next()
      throw new Error('audit')
    })
    const { call } = travel(transport, createServerFn().middleware([audit]), () => ({
      later: late(),
    }))
    await rejectionOf(call())
  })

  test('when a middleware waits for other work after the function', async () => {
    const audit = functionMiddleware.server(async ({ next }) => {
      const outcome = await next({ sendContext: { sent: late() } })
      await turn()
      return outcome
    })
    const { call } = travel(transport, createServerFn().middleware([audit]), async () => {
      await turn()
      return { later: late() }
    })
    const { later } = await call()
    expect(await rejectionOf(later)).toBeInstanceOf(Error)
  })

  test('when it was sent back and no client function reads it', async () => {
    const sends = functionMiddleware.server(({ next }) =>
      next({ sendContext: { later: turn().then(late) } }),
    )
    const { call } = travel(transport, createServerFn().middleware([sends]), () => 'well')
    expect(await call()).toBe('well')
    for (let turns = 0; turns < 3; turns++) await turn()
  })

  test('when a client function waits for other work', async () => {
    const slow = functionMiddleware.client(async ({ next }) => {
      const outcome = await next()
      await turn()
      return outcome
    })
    const { call } = travel(transport, createServerFn().middleware([slow]), () => ({
      later: late(),
    }))
    const { later } = await call()
    expect(await rejectionOf(later)).toBeInstanceOf(Error)
  })

  test('when it is nested in another promise, beside a value that cannot be sent', async () => {
    const { call } = travel(transport, createServerFn({ strict: false }), () => ({
      first: turn().then(() => ({ second: turn().then(late) })),
      unsendable: transport === 'in process' ? undefined : () => 1,
    }))
    const [outcome] = await Promise.allSettled([call()])
    if (outcome.status === 'fulfilled') await rejectionOf((await outcome.value.first).second)
    for (let turns = 0; turns < 4; turns++) await turn()
  })

  test('when a middleware replaces the result', async () => {
    const replaced = functionMiddleware.server(async ({ next }) => ({
      ...(await next()),
      result: 'another' as never,
    }))
    const { call } = travel(transport, createServerFn().middleware([replaced]), () => [late()])
    expect(await call()).toBe('another')
  })

  test('when a middleware returns before the function does', async () => {
    const hasty = functionMiddleware.server(({ next }) => {
      void next({ sendContext: { sent: turn().then(late) } })
      return { result: 'hasty' } as never
    })
    const { call } = travel(transport, createServerFn().middleware([hasty]), async () => {
      await turn()
      return { later: late() }
    })
    expect(await call()).toBe('hasty')
    for (let turns = 0; turns < 4; turns++) await turn()
  })

  test('when a middleware calls next again', async () => {
    let runs = 0
    const twice = functionMiddleware.server(async ({ next }) => {
      await next()
      return next()
    })
    const { call } = travel(transport, createServerFn().middleware([twice]), () =>
      ++runs === 1 ? new Map([[1, late()]]) : 'well',
    )
    expect(await call()).toBe('well')
  })

  test('when a request middleware in its chain responds by itself', async () => {
    const own = createMiddleware().server(async ({ next }) => {
      await next()
      return new Response('own')
    })
    const { call } = travel(transport, createServerFn().middleware([own]), () => ({
      later: late(),
    }))
    expect(await ((await call()) as never as Response).text()).toBe('own')
  })

  test.each([
    ['fails', () => Promise.reject(new Error('handler'))],
    ['returns a Response', () => new Response('own')],
  ])('when it was to be sent back, and the handler %s', async (_how, handle: () => unknown) => {
    const sends = functionMiddleware.server(({ next }) => next({ sendContext: { later: late() } }))
    const { call } = travel(transport, createServerFn().middleware([sends]), handle)
    await Promise.allSettled([call()])
  })

  test('when a client function drops it', async () => {
    const drops = functionMiddleware.client(async ({ next }) => {
      await next()
      throw new Error('client')
    })
    const { call } = travel(transport, createServerFn().middleware([drops]), () => ({
      later: late(),
    }))
    await rejectionOf(call())
  })

  test('when an adapter created it for a value that cannot be sent', async () => {
    class Box {
      readonly size = 1
    }
    const box = createSerializationAdapter({
      key: 'box',
      test: (value): value is Box => value instanceof Box,
      toSerializable: () => ({ later: late() }),
      fromSerializable: () => new Box(),
    })
    startWith({ serializationAdapters: [box] })
    const cycle: Record<string, unknown> = { box: new Box() }
    cycle['self'] = cycle
    const { call } = travel(transport, createServerFn(), () => cycle)
    await call().then(
      (result) => result as object,
      () => undefined,
    )
  })
})

test('results and streams are disposed after the caller has disconnected', async () => {
  const cancelled = happening()
  const [started, gate] = [happening(), happening()]
  const { call } = travel('in process', createServerFn(), async () => {
    started.resolve()
    await gate.promise
    return { later: late(), stream: new ReadableStream({ cancel: () => cancelled.resolve() }) }
  })
  const caller = new AbortController()
  const pending = rejectionOf(call({ signal: caller.signal }))
  await started.promise
  caller.abort(new Error('gone'))
  expect(await pending).toMatchObject({ message: 'gone' })
  gate.resolve()
  await cancelled.promise
})
