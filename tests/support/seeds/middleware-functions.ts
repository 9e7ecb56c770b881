/** The blocks of the middleware guide about server functions. */

import type { SeedBlock } from './block.ts'

const document = 'middleware'
const HEAD = `
  import { createMiddleware, createServerFn } from '@tanstack/solid-start'
  import { log } from '../log'`
const FUNCTION = `createMiddleware({ type: 'function' })`

export const FUNCTION_BLOCKS: readonly SeedBlock[] = [
  {
    document,
    heading: 'function middleware',
    nth: 1,
    file: 'src/m/sides.ts',
    text: `${HEAD}
      const both = ${FUNCTION}
        .client(({ next }) => {
          log('client side')
          return next()
        })
        .server(({ next }) => {
          log('SEED_SERVER side')
          return next()
        })
      export const fn = createServerFn().middleware([both]).handler(() => 1)`,
    call: { code: 'fn()', result: 1, log: ['SEED_SERVER side'], clientLog: ['client side'] },
  },
  {
    document,
    heading: 'the client method',
    nth: 1,
    file: 'src/m/client.ts',
    text: `${HEAD}
      const watching = ${FUNCTION}.client(async ({ next, context }) => {
        const outcome = await next() // runs what comes after, and in the end the call
        log('came back with ' + outcome.result + ', ' + Object.keys(context).length)
        return outcome
      })
      export const fn = createServerFn().middleware([watching]).handler(() => 'SEED_SERVER')`,
    call: {
      code: 'fn()',
      result: 'SEED_SERVER',
      clientLog: ['came back with SEED_SERVER, 0'],
    },
  },
  {
    document,
    heading: 'the inputValidator method',
    nth: 1,
    file: 'src/m/input.ts',
    text: `${HEAD}
      import { z } from 'zod'
      const ofProject = z.object({ projectId: z.string() })
      const scoped = ${FUNCTION}
        .inputValidator(ofProject)
        .server(({ next, data }) => {
          log('SEED_SERVER ' + data.projectId.toUpperCase())
          return next()
        })
      export const fn = createServerFn().middleware([scoped]).handler(({ data }) => data)`,
    call: {
      code: `fn({ data: { projectId: 'p' } })`,
      result: { projectId: 'p' },
      log: ['SEED_SERVER P'],
    },
  },
  {
    document,
    heading: 'middleware of a function',
    nth: 1,
    file: 'src/m/listed.ts',
    text: `
      import { createServerFn } from '@tanstack/solid-start'
      import { timing } from './shared'
      export const fn = createServerFn()
        .middleware([timing])
        .handler(async () => 'SEED_SERVER listed')`,
    others: {
      'src/m/shared.ts': `${HEAD.replace(', createServerFn', '')}
        export const timing = ${FUNCTION}.server(({ next }) => {
          log('SEED_SERVER timing')
          return next()
        })
        export const auth = ${FUNCTION}.server(({ next }) => next({ context: { user: { name: 'SEED_SERVER ann' } } }))`,
    },
    call: { code: 'fn()', result: 'SEED_SERVER listed', log: ['SEED_SERVER timing'] },
  },
  {
    document,
    heading: 'context',
    nth: 1,
    file: 'src/m/context.ts',
    text: `${HEAD}
      const flags = ${FUNCTION}.server(({ next }) => next({ context: { isBeta: Math.random() < 2 } }))
      const reading = ${FUNCTION}
        .middleware([flags])
        .server(async ({ next, context }) => {
          log('SEED_SERVER ' + context.isBeta)
          return next()
        })
      export const fn = createServerFn().middleware([reading]).handler(({ context }) => context.isBeta)`,
    call: { code: 'fn()', result: true, log: ['SEED_SERVER true'] },
  },
  {
    document,
    heading: 'context sent to the server',
    nth: 1,
    file: 'src/m/sent.ts',
    text: `${HEAD}
      const choosing = ${FUNCTION}.client(({ next }) => next({ context: { projectId: 'p', kept: 'here' } }))
      const sending = ${FUNCTION}
        .middleware([choosing])
        .client(async ({ next, context }) => next({ sendContext: { projectId: context.projectId } }))
        .server(async ({ next, context }) => {
          log('SEED_SERVER ' + context.projectId + ' ' + Object.keys(context))
          return next()
        })
      export const fn = createServerFn().middleware([sending]).handler(({ context }) => context.projectId)`,
    call: { code: 'fn()', result: 'p', log: ['SEED_SERVER p projectId'] },
  },
  {
    document,
    heading: 'context sent to the server',
    nth: 2,
    file: 'src/m/validated.ts',
    text: `${HEAD}
      import { z } from 'zod'
      const sending = ${FUNCTION}
        .client(async ({ next }) => next({ sendContext: { projectId: 7 as unknown } }))
        .server(async ({ next, context }) => {
          const projectId = z.number().parse(context.projectId)
          log('SEED_SERVER ' + projectId.toFixed(1))
          return next({ context: { projectId } })
        })
      export const fn = createServerFn().middleware([sending]).handler(({ context }) => context.projectId + 1)`,
    call: { code: 'fn()', result: 8, log: ['SEED_SERVER 7.0'] },
  },
  {
    document,
    heading: 'context sent to the client',
    nth: 1,
    file: 'src/m/received.ts',
    text: `${HEAD}
      const clock = ${FUNCTION}.server(async ({ next }) => next({ sendContext: { at: new Date(5), by: 'SEED_SERVER' } }))
      const reading = ${FUNCTION}
        .middleware([clock])
        .client(async ({ next }) => {
          const outcome = await next()
          log('sent at ' + outcome.context.at.getTime())
          return outcome
        })
      export const fn = createServerFn().middleware([reading]).handler(() => 1)`,
    call: { code: 'fn()', result: 1, clientLog: ['sent at 5'] },
  },
  {
    document,
    heading: 'types of global middleware',
    nth: 1,
    file: 'src/m/typed.ts',
    text: `
      import { createServerFn } from '@tanstack/solid-start'
      import { auth } from './shared'
      export const fn = createServerFn()
        .middleware([auth])
        .handler(async ({ context }) => context.user.name.toLowerCase())`,
    call: { code: 'fn()', result: 'seed_server ann' },
  },
  {
    document,
    heading: 'order',
    nth: 1,
    file: 'src/m/order.ts',
    text: `${HEAD}
      const inOrder = (id: string) => id === 'ordered'
      export const first = ${FUNCTION}.server(async ({ next, serverFnMeta }) => {
        if (inOrder(serverFnMeta.name)) log('SEED_SERVER first')
        return next()
      })
      export const second = ${FUNCTION}.server(async ({ next, serverFnMeta }) => {
        if (inOrder(serverFnMeta.name)) log('second')
        return next()
      })
      const a = ${FUNCTION}.server(async ({ next }) => {
        log('a')
        return next()
      })
      const b = ${FUNCTION}.middleware([a]).server(async ({ next }) => {
        log('b')
        return next()
      })
      const c = ${FUNCTION}.middleware([]).server(async ({ next }) => {
        log('c')
        return next()
      })
      const d = ${FUNCTION}.middleware([b, c]).server(async ({ next }) => {
        log('d')
        return next()
      })
      export const ordered = createServerFn().middleware([d]).handler(async () => {
        log('fn')
      })`,
    call: {
      code: 'ordered()',
      result: undefined,
      log: ['SEED_SERVER first', 'second', 'a', 'b', 'c', 'd', 'fn'],
    },
  },
  {
    document,
    heading: 'changing the request of a call',
    nth: 1,
    file: 'src/m/headers.ts',
    text: `${HEAD.replace('  import { log } from', '  import { token } from').replace("'../log'", "'../token'")}
      import { getRequestHeader } from '@tanstack/solid-start/server'
      const login = ${FUNCTION}.client(async ({ next }) => {
        return next({ headers: { Authorization: \`Bearer \${token()}\` } })
      })
      export const fn = createServerFn()
        .middleware([login])
        .handler(() => 'SEED_SERVER ' + getRequestHeader('authorization'))`,
    others: { 'src/token.ts': `export const token = () => ['to', 'ken'].join('')` },
    call: { code: 'fn()', result: 'SEED_SERVER Bearer token' },
  },
]
