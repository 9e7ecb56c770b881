/** The statements of the middleware guide about context. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { zodValidator } from '@tanstack/zod-adapter'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v3'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const inFunction = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })

describe.each(TRANSPORTS)('context passed to next, %s', (transport) => {
  test('is provided to the next middleware and the function', async () => {
    const flags = inFunction().server(({ next }) => next({ context: { isBeta: true } }))
    const reading = inFunction()
      .middleware([flags])
      .server(({ next, context }) => next({ context: { label: context.isBeta ? 'beta' : 'ga' } }))
    const { call } = travel(transport, post().middleware([reading]), ({ context }) => context)
    expect(await call()).toEqual({ isBeta: true, label: 'beta' })
  })

  test('is merged into the context of the parent, which it does not change', async () => {
    const seen: unknown[] = []
    const parent = inFunction().server(({ next }) => next({ context: { kept: 1, replaced: 1 } }))
    const child = inFunction()
      .middleware([parent])
      .server(async ({ next, context }) => {
        const outcome = await next({ context: { replaced: 2, added: 2 } })
        seen.push({ ...context })
        return outcome
      })
    const { call } = travel(transport, post().middleware([child]), ({ context }) => context)
    expect(await call()).toEqual({ kept: 1, replaced: 2, added: 2 })
    expect(seen).toEqual([{ kept: 1, replaced: 1 }])
  })

  test('is optional: next without it keeps the context of the parent', async () => {
    const parent = inFunction().server(({ next }) => next({ context: { kept: 1 } }))
    const passing = inFunction().server(({ next }) => next())
    const { call } = travel(
      transport,
      post().middleware([parent, passing]),
      ({ context }) => context,
    )
    expect(await call()).toEqual({ kept: 1 })
  })

  test('set by a client function is visible to nested client functions', async () => {
    const seen: string[] = []
    const outer = inFunction().client(({ next }) => next({ context: { projectId: 'p-1' } }))
    const nested = inFunction()
      .middleware([outer])
      .client(({ next, context }) => {
        seen.push(context.projectId)
        return next()
      })
    await travel(transport, post().middleware([nested]), () => 0).call()
    expect(seen).toEqual(['p-1'])
  })
})

describe.each(TRANSPORTS)('client context and the server, %s', (transport) => {
  test('client context is not sent to the server by default', async () => {
    const seen: unknown[] = []
    const large = inFunction()
      .client(({ next }) => next({ context: { large: 'payload' } }))
      .server(({ next, context }) => {
        seen.push({ ...context })
        return next()
      })
    const { call, requests } = travel(
      transport,
      post().middleware([large]),
      ({ context }) => context,
    )
    expect(await call()).toEqual({})
    expect(seen).toEqual([{}])
    for (const sent of requests) expect(await sent.text()).not.toContain('payload')
  })

  test('sendContext is available on the normal context of nested server middleware', async () => {
    const seen: unknown[] = []
    const base = inFunction().client(({ next }) => next({ context: { projectId: 'p-1' } }))
    const sending = inFunction()
      .middleware([base])
      .client(({ next, context }) => next({ sendContext: { projectId: context.projectId } }))
      .server(({ next, context }) => {
        seen.push(`own ${context.projectId}`)
        return next()
      })
    const nested = inFunction()
      .middleware([sending])
      .server(({ next, context }) => {
        seen.push(`nested ${context.projectId}`)
        return next()
      })
    const { call } = travel(
      transport,
      post().middleware([nested]),
      ({ context }) => context.projectId,
    )
    expect([await call(), ...seen]).toEqual(['p-1', 'own p-1', 'nested p-1'])
  })

  test('sendContext of several client functions is merged, later over earlier', async () => {
    const list = [
      inFunction().client(({ next }) => next({ sendContext: { a: 1, b: 1 } })),
      inFunction().client(({ next }) => next({ sendContext: { b: 2, c: 2 } })),
    ] as const
    const { call } = travel(transport, post().middleware(list), ({ context }) => context)
    expect(await call()).toEqual({ a: 1, b: 2, c: 2 })
  })

  test('sendContext is serialized and sent along with the data', async () => {
    const filter = { tags: ['x'] }
    const sending = inFunction().client(({ next }) => next({ sendContext: { filter } }))
    const builder = post()
      .middleware([sending])
      .inputValidator((data: string) => data)
    const { call } = travel(transport, builder, ({ data, context }) => [
      data,
      context.filter.tags,
      context.filter === filter,
    ])
    expect(await call({ data: 'd' })).toEqual(['d', ['x'], transport === 'in process'])
  })
})

/** Sends an id of its client function, and records the context of its server function. */
const sendingId = (seen: unknown[]) =>
  inFunction()
    .client(({ next }) => next({ sendContext: { projectId: 1 } }))
    .server(({ next, context }) => {
      seen.push(context.projectId)
      return next()
    })

/** Sends any value and checks it in its server function. */
const validatingOf = (value: unknown) =>
  inFunction()
    .client(({ next }) => next({ sendContext: { projectId: value } }))
    .server(({ next, context }) => {
      const valid: number = zodValidator(z.number()).parse(context.projectId)
      return next({ context: { valid } })
    })

describe('context sent by the client is dynamic data', () => {
  const invented = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"context":{"projectId":"not a number"}}',
  }

  test('which is not validated at runtime by itself', async () => {
    const seen: unknown[] = []
    const { send } = wire(post().middleware([sendingId(seen)]), () => 'ran')
    expect(await (await send(invented)).json()).toEqual({ result: 'ran' })
    expect(seen).toEqual(['not a number'])
  })

  test('which the server function can validate before using it', async () => {
    startWith({ serverFns: { onError: () => {} } })
    let runs = 0
    const validating = inFunction()
      .middleware([sendingId([])])
      .server(({ next, context }) => {
        const projectId = zodValidator(z.number()).parse(context.projectId)
        return next({ context: { valid: projectId } })
      })
    const { send } = wire(post().middleware([validating]), () => ++runs)
    expect([(await send(invented)).status, runs]).toEqual([500, 0])
  })

  test.each(TRANSPORTS)('which passes validation in the server function, %s', async (transport) => {
    startWith({ serverFns: { onError: () => {} } })
    const run = (value: unknown) =>
      travel(
        transport,
        post().middleware([validatingOf(value)]),
        ({ context }) => context.valid,
      ).call()
    expect(await run(7)).toBe(7)
    expect(await rejectionOf(run('7'))).toBeInstanceOf(Error)
  })
})

describe.each(TRANSPORTS)('sendContext of the server, %s', (transport) => {
  const at = new Date(5)
  const clock = inFunction().server(({ next }) => next({ sendContext: { at, zone: 'utc' } }))

  test('arrives in the context of what next returns in the client, with its types', async () => {
    const seen: unknown[] = []
    const logging = inFunction()
      .middleware([clock])
      .client(async ({ next }) => {
        const outcome = await next()
        seen.push(outcome.context.at.getTime(), outcome.context.zone)
        return outcome
      })
    expect(await travel(transport, post().middleware([logging]), () => 'value').call()).toBe(
      'value',
    )
    expect(seen).toEqual([5, 'utc'])
  })

  test('is merged, serialized and sent to the client along with the response', async () => {
    const seen: unknown[] = []
    const local = inFunction().server(({ next }) => next({ sendContext: { zone: 'cet', more: 1 } }))
    const logging = inFunction()
      .middleware([clock, local])
      .client(async ({ next }) => {
        const outcome = await next()
        seen.push({ ...outcome.context }, outcome.context.at === at)
        return outcome
      })
    await travel(transport, post().middleware([logging]), () => 0).call()
    expect(seen).toEqual([{ at, zone: 'cet', more: 1 }, transport === 'in process'])
  })

  test('is available to any client middleware, also without its types', async () => {
    const seen: unknown[] = []
    const looking = () =>
      inFunction().client(async ({ next }) => {
        const outcome = await next()
        seen.push(outcome.context['zone'])
        return outcome
      })
    const list = [looking(), clock, looking()] as const
    await travel(transport, post().middleware(list), () => 0).call()
    expect(seen).toEqual(['utc', 'utc'])
  })

  test('is merged into the context that client middleware has set', async () => {
    const seen: unknown[] = []
    const seeing = inFunction().client(async ({ next }) => {
      const outcome = await next({ context: { page: 1, zone: 'local' } })
      seen.push({ ...outcome.context })
      return outcome
    })
    const inner = inFunction().client(({ next }) => next({ context: { tries: 1 } }))
    const list = [seeing, inner, clock] as const
    await travel(transport, post().middleware(list), () => 0).call()
    expect(seen).toEqual([{ page: 1, tries: 1, at, zone: 'utc' }])
  })

  test('is the only context that is sent to the client', async () => {
    const seen: unknown[] = []
    const logging = inFunction()
      .client(async ({ next }) => {
        const outcome = await next()
        seen.push({ ...outcome.context })
        return outcome
      })
      .server(({ next }) => next({ context: { secret: true } }))
    await travel(transport, post().middleware([logging]), () => 0).call()
    expect(seen).toEqual([{}])
  })
})
