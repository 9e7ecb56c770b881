/** The statements of the middleware guide about purpose and composition. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { zodValidator } from '@tanstack/zod-adapter'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v3'
import { createMiddleware, createServerFn, ValidationError } from '../../../src/index.ts'
import type { FunctionMiddleware } from '../../../src/public.ts'
import { rejectionOf } from '../../support/failures.ts'

const inRequest = () => createMiddleware()
const inFunction = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const noting = (log: string[], name: string, list: readonly FunctionMiddleware[] = []) =>
  inFunction()
    .middleware(list)
    .server(({ next }) => {
      log.push(name)
      return next()
    })

describe.each(TRANSPORTS)('middleware is composable, %s', (transport) => {
  test('request middleware can depend on other request middleware, which runs before it', async () => {
    const log: string[] = []
    const trace = inRequest().server(({ next }) => {
      log.push('trace')
      return next({ context: { traceId: 't-1' } })
    })
    const session = inRequest()
      .middleware([trace])
      .server(({ next, context }) => {
        log.push(`session of ${context.traceId}`)
        return next()
      })
    startWith({ requestMiddleware: [session] })
    await travel(transport, post(), () => log.push('handler')).call()
    expect(log).toEqual(['trace', 'session of t-1', 'handler'])
  })

  test('function middleware can depend on both types, as a hierarchical chain in order', async () => {
    const log: string[] = []
    const trace = inRequest().server(({ next }) => {
      log.push('request middleware')
      return next({ context: { traceId: 't-1' } })
    })
    const tenant = noting(log, 'function middleware')
    const audit = inFunction()
      .middleware([trace, tenant])
      .server(({ next, context }) => {
        log.push(`depends on both, ${context.traceId}`)
        return next()
      })
    await travel(transport, post().middleware([audit]), () => log.push('handler')).call()
    expect(log).toEqual([
      'request middleware',
      'function middleware',
      'depends on both, t-1',
      'handler',
    ])
  })

  test('a middleware array wraps the specific server function that lists it, no other', async () => {
    const log: string[] = []
    const builder = post().middleware([noting(log, 'wrapped')])
    await travel(transport, builder, () => log.push('listed')).call()
    await travel(transport, post(), () => log.push('unlisted')).call()
    expect(log).toEqual(['wrapped', 'listed', 'unlisted'])
  })
})

describe.each(TRANSPORTS)('middleware is next-able, %s', (transport) => {
  test('next executes the next middleware in the chain and resolves to its result', async () => {
    const log: string[] = []
    const outer = inFunction().server(async ({ next }) => {
      log.push('before')
      const outcome = await next()
      log.push(`after ${String(outcome.result)}`)
      return { ...outcome, result: `<${String(outcome.result)}>` }
    })
    const builder = post().middleware([outer, noting(log, 'nested')])
    expect(await travel(transport, builder, () => 'value').call()).toBe('<value>')
    expect(log).toEqual(['before', 'nested', 'after value'])
  })

  test('without calling next, neither nested middleware nor the function is executed', async () => {
    const log: string[] = []
    const stopping = inFunction().server(() => ({ result: 'from the cache' }))
    const builder = post().middleware([stopping, noting(log, 'nested')])
    expect(await travel(transport, builder, () => log.push('handler')).call()).toBe(
      'from the cache',
    )
    expect(log).toEqual([])
  })

  test('a server function that does not return the result of next is an error', async () => {
    const errors: unknown[] = []
    startWith({ serverFns: { onError: ({ error }) => errors.push(error) } })
    const forgetful = inFunction().server((async ({ next }: { next: () => Promise<unknown> }) => {
      await next()
    }) as never)
    const error = await rejectionOf(
      travel(transport, post().middleware([forgetful]), () => 0).call(),
    )
    expect(transport === 'in process' ? error : errors[0]).toMatchObject({
      code: 'NEXT_NOT_RETURNED',
    })
  })

  test('a client function that does not call next sends no RPC to the server', async () => {
    let runs = 0
    const offline = inFunction().client(() => ({ result: 'offline' }))
    const { call } = travel(transport, post().middleware([offline]), () => ++runs)
    expect([await call(), runs]).toEqual(['offline', 0])
  })
})

describe.each(TRANSPORTS)('the server method, %s', (transport) => {
  test('executes before nested middleware and provides its result to the next', async () => {
    const log: string[] = []
    const price = inFunction().server(({ next }) => {
      log.push('first')
      return next({ context: { price: 20 } })
    })
    const tax = inFunction()
      .middleware([price])
      .server(({ next, context }) => {
        log.push('nested')
        return next({ context: { total: context.price * 1.5 } })
      })
    const { call } = travel(transport, post().middleware([tax]), ({ context }) => context.total)
    expect([await call(), ...log]).toEqual([30, 'first', 'nested'])
  })

  test('of a request middleware receives next, context and the request object', async () => {
    const seen: unknown[] = []
    const looking = inRequest().server(({ next, context, request: received }) => {
      seen.push(received instanceof Request, typeof next, { ...context })
      return next()
    })
    await travel(transport, post().middleware([looking]), () => 0).call()
    expect(seen).toEqual([true, 'function', {}])
  })
})

describe.each(TRANSPORTS)('the client method, %s', (transport) => {
  test('wraps the execution of the RPC call and its result, before and after', async () => {
    const log: string[] = []
    const timing = inFunction()
      .client(async ({ next }) => {
        log.push('client before')
        const outcome = await next()
        log.push('client after')
        return { ...outcome, result: [outcome.result, 'timed'] }
      })
      .server(async ({ next }) => {
        log.push('server before')
        const outcome = await next()
        log.push('server after')
        return outcome
      })
    const { call } = travel(transport, post().middleware([timing]), () => log.push('handler'))
    expect(await call()).toEqual([3, 'timed'])
    expect(log).toEqual([
      'client before',
      'server before',
      'handler',
      'server after',
      'client after',
    ])
  })
})

describe.each(TRANSPORTS)('the inputValidator method with zodValidator, %s', (transport) => {
  const schema = z.object({ teamId: z.string().transform((id) => id.trim().toUpperCase()) })
  const build = (seen: string[]) => {
    const team = inFunction()
      .inputValidator(zodValidator(schema))
      .server(({ next, data }) => {
        seen.push(`own ${data.teamId}`)
        return next()
      })
    const nested = inFunction()
      .middleware([team])
      .server(({ next, data }) => {
        seen.push(`nested ${data.teamId}`)
        return next()
      })
    return travel(transport, post().middleware([nested]), ({ data }) => `function ${data.teamId}`)
  }

  test('modifies data for this middleware, nested middleware and the server function', async () => {
    const seen: string[] = []
    expect(await build(seen).call({ data: { teamId: ' blue ' } })).toBe('function BLUE')
    expect(seen).toEqual(['own BLUE', 'nested BLUE'])
  })

  test('rejects invalid data before any of them runs', async () => {
    const seen: string[] = []
    const error = await rejectionOf(build(seen).call({ data: { teamId: 5 as never } }))
    expect(error).toBeInstanceOf(ValidationError)
    expect([error, seen]).toMatchObject([{ issues: [{ path: ['teamId'] }] }, []])
  })
})
