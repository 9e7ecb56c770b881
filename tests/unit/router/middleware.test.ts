import { child, PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import { redirect, type AnyRoute } from '@tanstack/solid-router'
import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  json,
  type RequestMiddleware,
} from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'

interface Traced {
  readonly trace?: readonly string[]
}

/** A middleware that adds its name to the context, and to the response on the way out. */
function traced(name: string, dependencies: readonly RequestMiddleware[] = []) {
  return createMiddleware()
    .middleware(dependencies)
    .server(async ({ next, context }) => {
      const { trace = [] } = context as Traced
      const outcome = await next({ context: { trace: [...trace, name] } })
      outcome.response?.headers.append('x-out', name)
      return outcome
    })
}

const global = traced('global')
const onRoot = traced('root')
const onParent = traced('parent')
const onPathless = traced('pathless')
const own = traced('own')
const dependency = traced('dependency')
const onHandler = traced('handler', [dependency])

const traceResponse = ({ context }: { context: Traced }): Response => json(context.trace ?? [])

function tree(): AnyRoute {
  const root = rootWith({ server: { middleware: [onRoot] } })
  const parent = child(root, { path: '/parent', server: { middleware: [onParent] } })
  const pathless = child(parent, { id: '_guarded', server: { middleware: [onPathless] } })
  const leaf = child(pathless, {
    path: '/leaf',
    server: {
      middleware: [own, onParent, global],
      handlers: {
        GET: traceResponse,
        POST: { middleware: [onHandler, own], handler: traceResponse },
      },
    },
  })
  const brokenOut = child(root, {
    path: '/parent/out',
    server: { middleware: [own], handlers: { GET: traceResponse } },
  })
  const page = child(pathless, { path: '/page', component: () => 'the page' })
  return root.addChildren([parent.addChildren([pathless.addChildren([leaf, page])]), brokenOut])
}

const appOf = () => routed({ routeTree: tree(), start: { requestMiddleware: [global] } })

describe('middleware runs once each, in the order', () => {
  test('globals, parents with pathless layouts, the route’s own', async () => {
    const response = await appOf()('/parent/leaf')
    expect(await response.json()).toEqual(['global', 'root', 'parent', 'pathless', 'own'])
    expect(response.headers.get('x-out')).toBe('own, pathless, parent, root, global')
  })

  test('then the handler’s, dependencies first', async () => {
    const response = await appOf()('/parent/leaf', { method: 'POST' })
    expect(await response.json()).toEqual([
      'global',
      'root',
      'parent',
      'pathless',
      'own',
      'dependency',
      'handler',
    ])
  })

  test('without the parents that a route opts out of', async () => {
    expect(await (await appOf()('/parent/out')).json()).toEqual(['global', 'root', 'own'])
  })

  test('around a page, too', async () => {
    const response = await appOf()('/parent/page', { headers: PAGE_LOAD })
    expect(response.headers.get('x-out')).toBe('pathless, parent, root, global')
  })

  test.each([
    ['a method that has no handler', '/parent/leaf', 'PUT', 405],
    ['an automatic response', '/parent/leaf', 'OPTIONS', 204],
    ['a path below a layout that leads nowhere', '/parent/nowhere', 'GET', 404],
  ])('around %s', async (_name, path, method, status) => {
    const response = await appOf()(path, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('x-out')).toContain('parent, root, global')
  })

  test('and not again in the functions that a handler calls', async () => {
    const inner = wire(
      createServerFn().middleware([own, traced('inner')]),
      ({ context }) => context,
    )
    const handlers = { GET: async () => json(await inner.server()) }
    const ask = routed({
      routeTree: treeOf({ '/calls': { server: { middleware: [own], handlers } } }),
      start: { requestMiddleware: [global] },
    })
    expect(await (await ask('/calls')).json()).toEqual({ trace: ['global', 'own', 'inner'] })
  })
})

test('middleware receives the params, the type router and one spelling of the path', async () => {
  const seen: unknown[] = []
  const look = createMiddleware().server(({ next, params, pathname, handlerType }) => {
    seen.push([handlerType, pathname, { ...params }])
    return next()
  })
  const handlers = { GET: () => new Response('in') }
  const ask = routed({
    routeTree: treeOf({ '/admin/$id': { server: { handlers } } }),
    start: { requestMiddleware: [look] },
  })
  for (const path of [
    '/admin/1',
    '/%61dmin/1',
    '//admin/1',
    '/admin/%31',
    '/admin/1/',
    '/./admin/1',
  ]) {
    expect(await (await ask(path)).text()).toBe('in')
  }
  expect(seen).toEqual([
    ['router', '/admin/1', { id: '1' }],
    ['router', '/admin/1', { id: '1' }],
    ['router', '/admin/1', { id: '1' }],
    ['router', '/admin/1', { id: '1' }],
    ['router', '/admin/1/', { id: '1' }],
    ['router', '/admin/1', { id: '1' }],
  ])
})

test('middleware may redirect to a route with params', async () => {
  const login = createMiddleware().server(() => {
    throw redirect({ to: '/login/$realm', params: { realm: 'x y' } } as never)
  })
  const guarded = { server: { middleware: [login] }, component: () => 'in' }
  const ask = routed({ routeTree: treeOf({ '/guarded': guarded, '/login/$realm': {} }) })
  const response = await ask('/guarded', { headers: PAGE_LOAD })
  expect([response.status, response.headers.get('location')]).toEqual([307, '/login/x%20y'])
})

/** The report about the first request to an app whose routes have such a `server` option. */
async function problem(server: object, paths: readonly string[] = ['/x']): Promise<string> {
  const errors: unknown[] = []
  const ask = routed({
    routeTree: treeOf(Object.fromEntries(paths.map((path) => [path, { server }]))),
    start: { serverFns: { onError: ({ error }) => errors.push(error) } },
  })
  expect((await ask('/x')).status).toBe(500)
  return String(errors)
}

describe('invalid route options', () => {
  test.each([
    [{ handlers: 'GET' }, 'The value of `server.handlers` in the route `/x` is of type string'],
    [{ handlers: { get: () => 1 } }, 'The key `get` of `server.handlers` in the route `/x`'],
    [{ handlers: { GET: 1 } }, 'The entry `GET` of `server.handlers` in the route `/x`'],
    [
      { middleware: [undefined], handlers: {} },
      'Entry 0 of `server.middleware` in the route `/x` is of type undefined.',
    ],
    [
      { middleware: [createMiddleware({ type: 'function' })] },
      'Entry 0 of `server.middleware` in the route `/x` is a function middleware',
    ],
  ])('%j', async (server, message) => {
    expect(await problem(server)).toContain(message)
  })

  test('handlers in two routes for one path', async () => {
    expect(await problem({ handlers: {} }, ['/x', '/x/'])).toContain(
      'The path `/x` has `server.handlers` in the route `/x` and the route `/x/`.',
    )
  })
})
