import { describe, expect, test } from 'vitest'
import { definitionsOf } from '../../../src/model/definition.ts'
import { chainPlanner, EMPTY_ENVIRONMENT } from '../../../src/chain/plan-chain.ts'
import { planServerMiddleware, runServerChain } from '../../../src/chain/server-chain.ts'
import { clientStepsOf, runClientChain } from '../../../src/chain/client-chain.ts'
import { SEND_CONTEXT } from '../../../src/model/outcome.ts'
import { createMiddleware, createServerFn, type Middleware } from '../../../src/index.ts'
import { EMPTY_CONTEXT } from '../../../src/model/context.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { wire } from '../../support/wired-fn.ts'

const printed: string[] = []
const printing = (name: string, dependencies: readonly Middleware[] = []): Middleware =>
  createMiddleware({ type: 'function' })
    .middleware(dependencies)
    .client(({ next }) => {
      printed.push(`${name} (client)`)
      return next()
    })
    .server(({ next }) => {
      printed.push(name)
      return next()
    })

const globalMiddleware1 = printing('globalMiddleware1')
const globalMiddleware2 = printing('globalMiddleware2')
const a = printing('a')
const b = printing('b', [a])
const c = printing('c')
const d = printing('d', [b, c])

/** The middleware around a function in an app with these globals. */
const surroundingsOf = (globals: readonly Middleware[]) => ({
  ...EMPTY_ENVIRONMENT,
  globals: definitionsOf(globals),
})

/** Runs the implementation of a function with these globals and returns the log. */
async function serverOrder(
  globals: readonly Middleware[],
  own: readonly Middleware[],
): Promise<readonly string[]> {
  printed.length = 0
  const middleware = definitionsOf(own)
  const plan = chainPlanner(middleware, planServerMiddleware)(surroundingsOf(globals))
  const implementation = {
    definition: { kind: 'serverFn', method: 'GET', middleware },
    meta: { id: 'fn', name: 'fn', filename: 'fn.ts' },
    handler: () => printed.push('fn'),
  } as const
  await runServerChain(implementation, plan, {
    data: undefined,
    clientContext: EMPTY_CONTEXT,
    requestContext: EMPTY_CONTEXT,
    request: undefined,
    signal: undefined,
  })
  return [...printed]
}

/** The same for the client, which ends in the transport. */
async function clientOrder(
  globals: readonly Middleware[],
  own: readonly Middleware[],
): Promise<readonly string[]> {
  printed.length = 0
  const links = chainPlanner(definitionsOf(own), clientStepsOf)(surroundingsOf(globals))
  const call = { data: undefined, method: 'GET', meta: { id: 'fn' }, settings: {} } as const
  await runClientChain(links, call, async () => {
    printed.push('fn (client)')
    return { result: undefined, context: EMPTY_CONTEXT, [SEND_CONTEXT]: EMPTY_CONTEXT }
  })
  return printed.map((line) => line.replace(' (client)', ''))
}

describe.each([
  ['server', serverOrder],
  ['client', clientOrder],
] as const)('the order of the %s functions', (_side, order) => {
  test('globals first, then dependencies before dependents, each once', async () => {
    expect(await order([globalMiddleware1, globalMiddleware2], [d])).toEqual([
      'globalMiddleware1',
      'globalMiddleware2',
      'a',
      'b',
      'c',
      'd',
      'fn',
    ])
  })

  test('a global that the function also lists runs once, in its global place', async () => {
    expect(await order([globalMiddleware1, a], [c, globalMiddleware1, b])).toEqual([
      'globalMiddleware1',
      'a',
      'c',
      'b',
      'fn',
    ])
  })

  test('the dependencies of a global run before it', async () => {
    expect(await order([b], [a])).toEqual(['a', 'b', 'fn'])
  })

  test('the first of several occurrences wins', async () => {
    expect(await order([], [c, d, a, c])).toEqual(['c', 'a', 'b', 'd', 'fn'])
  })

  test('a diamond runs its common base once', async () => {
    const left = printing('left', [a])
    const right = printing('right', [a])
    const top = printing('top', [left, right])
    expect(await order([], [top])).toEqual(['a', 'left', 'right', 'top', 'fn'])
  })

  test('equal middleware created separately are distinct', async () => {
    expect(await order([], [printing('twin'), printing('twin')])).toEqual(['twin', 'twin', 'fn'])
  })
})

describe('planning', () => {
  const own = definitionsOf([d])

  test('happens once for a list of globals, however often the function is called', () => {
    let planned = 0
    const planner = chainPlanner(own, (ordered) => {
      planned++
      return ordered
    })
    const first = planner(EMPTY_ENVIRONMENT)
    expect(planner(EMPTY_ENVIRONMENT)).toBe(first)
    expect(planner(EMPTY_ENVIRONMENT)).toBe(first)
    expect(planned).toBe(1)
  })

  test('happens again only for another list of globals', () => {
    const lists: number[] = []
    const planner = chainPlanner(own, (ordered) => lists.push(ordered.length))
    const globals = surroundingsOf([globalMiddleware1])
    planner(EMPTY_ENVIRONMENT)
    planner(globals)
    planner(globals)
    planner(EMPTY_ENVIRONMENT)
    expect(lists).toEqual([4, 5])
  })

  test('does not happen before the first call', () => {
    let planned = 0
    chainPlanner(own, () => planned++)
    expect(planned).toBe(0)
  })
})

describe.each(TRANSPORTS)('the order of a whole call %s', (_transport, side) => {
  test('is client functions, then server functions, then the handler', async () => {
    printed.length = 0
    const { [side]: fn } = wire(createServerFn().middleware([d, globalMiddleware1]), () => {
      printed.push('fn')
    })
    await fn()
    const names = ['a', 'b', 'c', 'd', 'globalMiddleware1']
    expect(printed).toEqual([...names.map((name) => `${name} (client)`), ...names, 'fn'])
  })

  test('reverses after next', async () => {
    const lines: string[] = []
    const around = (name: string) =>
      createMiddleware({ type: 'function' })
        .client(async ({ next }) => {
          lines.push(`${name} client in`)
          const outcome = await next()
          lines.push(`${name} client out`)
          return outcome
        })
        .server(async ({ next }) => {
          lines.push(`${name} server in`)
          const outcome = await next()
          lines.push(`${name} server out`)
          return outcome
        })
    const { [side]: fn } = wire(createServerFn().middleware([around('1'), around('2')]), () => {
      lines.push('handler')
    })
    await fn()
    expect(lines).toEqual([
      '1 client in',
      '2 client in',
      '1 server in',
      '2 server in',
      'handler',
      '2 server out',
      '1 server out',
      '2 client out',
      '1 client out',
    ])
  })
})
