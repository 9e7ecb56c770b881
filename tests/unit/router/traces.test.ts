/**
 * The middleware around each kind of request, as in docs/middleware.md. A trace reads from the
 * outside in: `a(b)` is a middleware around the rest.
 */

import { child, PAGE_LOAD, rootWith, routed, type Ask } from '../../support/routed.ts'
import { expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  type FunctionMiddleware,
  type RequestMiddleware,
} from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'

/** One app with a middleware in every place, and a log of their runs. */
function tracedApp() {
  let trace = ''
  const note = (text: string): void => {
    // A call after one that has ended follows it in the trace.
    trace += /[^(]$/.test(trace) && text !== ')' ? `, ${text}` : text
  }
  const around = async <T>(name: string, next: () => Promise<T>): Promise<T> => {
    note(`${name}(`)
    const outcome = await next()
    note(')')
    return outcome
  }
  const request = (name: string, list: readonly RequestMiddleware[] = []) =>
    createMiddleware()
      .middleware(list)
      .server(({ next }) => around(name, () => next()))
  const inFunction = (name: string, list: readonly FunctionMiddleware[] = []) =>
    createMiddleware({ type: 'function' })
      .middleware(list)
      .client(({ next }) => around(`${name}.client`, () => next()))
      .server(({ next }) => around(name, () => next()))

  const needed = request('needed')
  const global = request('global', [needed])
  const second = request('second', [needed])
  const globalFn = inFunction('globalFn')
  const own = inFunction('own', [inFunction('dependency')])
  const onRoute = request('route', [needed])

  const builder = createServerFn({ method: 'POST' }).middleware([
    request('listed'),
    global,
    own,
    globalFn,
  ])
  const { client, server } = wire(builder, () => note('fn'))

  const component = (): string => {
    note('component')
    return 'page'
  }
  const page = { loader: () => note('loader'), component }
  const respond = (): Response => {
    note('handler')
    return new Response('answer')
  }
  const root = rootWith()
  const layout = child(root, { id: '_layout', server: { middleware: [request('layout'), second] } })
  const at = (path: string, options: object, handlers?: object) =>
    child(layout, {
      path,
      ...options,
      server: { middleware: [onRoute], ...(handlers && { handlers }) },
    })
  const callNext = ({ next }: { next: () => unknown }): unknown => {
    note('handler')
    return next()
  }
  const handler = { middleware: [request('handlers'), onRoute], handler: respond }
  const ask: Ask = routed({
    routeTree: root.addChildren([
      layout.addChildren([
        at('/handler', {}, { GET: handler }),
        at('/page', page),
        at('/calls', { ...page, loader: () => server() }),
        at('/both', page, { GET: { middleware: [request('handlers')], handler: callNext } }),
      ]),
    ]),
    start: { requestMiddleware: [global, second], functionMiddleware: [globalFn] },
  })
  return { ask, client, traceOf: () => trace }
}

const ROUTE = (inner: string): string => `needed(global(second(layout(route(${inner})))))`
const FUNCTION = (inner: string): string => `globalFn(listed(dependency(own(${inner}))))`
const CLIENT = (inner: string): string => `globalFn.client(dependency.client(own.client(${inner})))`

test('a function over the wire', async () => {
  const { client, traceOf } = tracedApp()
  await client()
  expect(traceOf()).toBe(CLIENT(`needed(global(second(${FUNCTION('fn')})))`))
})

test.each([
  [
    'a function in process, called by a loader',
    '/calls',
    'GET',
    ROUTE(`${CLIENT(FUNCTION('fn'))}, component`),
  ],
  ['a handler of a route', '/handler', 'GET', ROUTE('handlers(handler)')],
  ['HEAD, handled by GET', '/handler', 'HEAD', ROUTE('handlers(handler)')],
  ['OPTIONS without a handler', '/handler', 'OPTIONS', ROUTE('')],
  ['a method without a handler', '/handler', 'PUT', ROUTE('')],
  ['a page', '/page', 'GET', ROUTE('loader, component')],
  ['HEAD of a page', '/page', 'HEAD', ROUTE('loader, component')],
  [
    'a page that a handler goes on to',
    '/both',
    'GET',
    ROUTE('handlers(handler, loader, component)'),
  ],
  ['nothing', '/nowhere', 'GET', 'needed(global(second()))'],
] as const)('%s', async (_name, path, method, expected) => {
  const { ask, traceOf } = tracedApp()
  await (await ask(path, { method, headers: PAGE_LOAD })).text()
  expect(traceOf()).toBe(expected)
})
