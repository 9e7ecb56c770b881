/** The blocks of the middleware guide about requests and the whole app. */

import { routeWith, type SeedBlock } from './block.ts'

const document = 'middleware'
const START = `
  import { createMiddleware, createStart } from '@tanstack/solid-start'
  import { log } from '../log'`

export const REQUEST_BLOCKS: readonly SeedBlock[] = [
  {
    document,
    heading: 'composing',
    nth: 1,
    file: 'src/m/composing.ts',
    text: `
      import { createMiddleware } from '@tanstack/solid-start'
      import { log } from '../log'
      const timing = createMiddleware().server(({ next }) => {
        log('SEED_SERVER timing')
        return next()
      })
      export const session = createMiddleware()
        .middleware([timing])
        .server(({ next }) => {
          log('session')
          return next()
        })`,
    others: routeWith('/mw/composing', 'm/composing', 'session'),
    asks: [{ path: '/mw/composing', text: 'handled', log: ['SEED_SERVER timing', 'session'] }],
  },
  {
    document,
    heading: 'going on with next',
    nth: 1,
    file: 'src/m/next.ts',
    text: `
      import { createMiddleware } from '@tanstack/solid-start'
      import { log } from '../log'
      export const timing = createMiddleware().server(async ({ next }) => {
        const outcome = await next() // runs what comes after
        log('SEED_SERVER ' + outcome.response?.status)
        return outcome
      })`,
    others: routeWith('/mw/next', 'm/next', 'timing'),
    asks: [{ path: '/mw/next', text: 'handled', log: ['SEED_SERVER 200'] }],
  },
  {
    document,
    heading: 'request middleware',
    nth: 1,
    file: 'src/m/request.ts',
    text: `
      import { createMiddleware } from '@tanstack/solid-start'
      export const closed = createMiddleware().server(() => new Response('SEED_SERVER closed', { status: 503 }))`,
    others: routeWith('/mw/request', 'm/request', 'closed'),
    asks: [{ path: '/mw/request', status: 503, text: 'SEED_SERVER closed' }],
  },
  {
    document,
    heading: 'the server method',
    nth: 1,
    file: 'src/m/server.ts',
    text: `
      import { createMiddleware } from '@tanstack/solid-start'
      import { log } from '../log'
      export const looking = createMiddleware().server(({ next, context, request }) => {
        log('SEED_SERVER ' + request.method + ' ' + Object.keys(context).length)
        return next()
      })`,
    others: routeWith('/mw/looking', 'm/server', 'looking'),
    asks: [{ path: '/mw/looking', text: 'handled', log: ['SEED_SERVER GET 0'] }],
  },
  {
    document,
    heading: 'middleware of server routes',
    nth: 1,
    file: 'src/routes/mw.every.ts',
    text: `
      import { createFileRoute } from '@tanstack/solid-router'
      import { createMiddleware } from '@tanstack/solid-start'
      import { log } from '../log'
      const timing = createMiddleware().server(({ next }) => {
        log('SEED_SERVER timing')
        return next()
      })
      export const Route = createFileRoute('/mw/every')({
        server: {
          middleware: [timing],
          handlers: { GET: () => new Response('got'), POST: () => new Response('posted') },
        },
      })`,
    asks: [
      { path: '/mw/every', text: 'got', log: ['SEED_SERVER timing'] },
      { path: '/mw/every', init: { method: 'POST' }, text: 'posted', log: ['SEED_SERVER timing'] },
    ],
  },
  {
    document,
    heading: 'middleware of server routes',
    nth: 2,
    file: 'src/routes/mw.handler.ts',
    text: `
      import { createFileRoute } from '@tanstack/solid-router'
      import { createMiddleware } from '@tanstack/solid-start'
      import { log } from '../log'
      const timing = createMiddleware().server(({ next }) => {
        log('SEED_SERVER timing')
        return next()
      })
      export const Route = createFileRoute('/mw/handler')({
        server: {
          handlers: ({ createHandlers }) =>
            createHandlers({
              GET: { middleware: [timing], handler: () => new Response('got') },
              POST: () => new Response('posted'),
            }),
        },
      })`,
    asks: [
      { path: '/mw/handler', text: 'got', log: ['SEED_SERVER timing'] },
      { path: '/mw/handler', init: { method: 'POST' }, text: 'posted', log: [] },
    ],
  },
  {
    document,
    heading: 'global middleware',
    nth: 1,
    file: 'src/m/start-of-requests.ts',
    text: `${START}
      const everywhere = createMiddleware().server(({ next, pathname }) => {
        if (pathname.startsWith('/global')) log('SEED_SERVER ' + pathname)
        return next()
      })
      export const startInstance = createStart(() => {
        return { requestMiddleware: [everywhere] }
      })`,
    others: {
      'src/routes/global.ts': `
        import { createFileRoute } from '@tanstack/solid-router'
        export const Route = createFileRoute('/global')({
          server: { handlers: { GET: () => new Response('handled') } },
        })`,
    },
    asks: [
      { path: '/global', text: 'handled', log: ['SEED_SERVER /global'] },
      { path: '/global/nowhere', status: 404, log: ['SEED_SERVER /global/nowhere'] },
    ],
  },
  {
    document,
    heading: 'global middleware',
    nth: 2,
    file: 'src/m/start-of-functions.ts',
    text: `${START}
      import { createServerFn } from '@tanstack/solid-start'
      const everywhere = createMiddleware({ type: 'function' }).server(({ next, serverFnMeta }) => {
        if (serverFnMeta.name === 'watched') log('SEED_SERVER ' + serverFnMeta.name)
        return next()
      })
      export const startInstance = createStart(() => {
        return { functionMiddleware: [everywhere] }
      })
      export const watched = createServerFn().handler(() => 'watched')`,
    call: { code: 'watched()', result: 'watched', log: ['SEED_SERVER watched'] },
  },
]
