/** The private parts of TanStack Router that src/router relies on, in the installed release. */

import { readFileSync } from 'node:fs'
import { createMemoryHistory, createRouter } from '@tanstack/solid-router'
import type { AnyRouter } from '@tanstack/router-core'
import { createRequestHandler } from '@tanstack/router-core/ssr/server'
import { beforeAll, expect, test } from 'vitest'
import { child, rootWith, treeOf } from '../../support/routed.ts'

const versionOf = (name: string): string => {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }
  return `${name} ${version}`
}

const INSTALLED = ['@tanstack/router-core', '@tanstack/solid-router'].map(versionOf).join(', ')

/** A page as the router leaves it before rendering. */
interface Loaded {
  readonly router: AnyRouter
  readonly hasAttached: boolean
  readonly hasDehydrated: boolean
}

async function load(path: string): Promise<Loaded> {
  const routes = {
    '/x': { beforeLoad: () => ({ user: 'u' }), loader: () => 'data' },
    '/failing': { loader: () => Promise.reject(new Error('failed')) },
  }
  // The types of the routes are not under test.
  const router = createRouter({
    routeTree: treeOf(routes, rootWith()),
    history: createMemoryHistory({ initialEntries: [path] }),
  } as never) as unknown as AnyRouter
  let hasAttached = false
  let hasDehydrated = false
  router.serverSsrLifecycle = {
    onServerSsrAttach: [
      (ssr) => {
        hasAttached = true
        const { dehydrate } = ssr
        ssr.dehydrate = async (options) => {
          hasDehydrated = true
          await dehydrate(options)
        }
      },
    ],
  }
  const request = new Request(`http://localhost${path}`)
  const handle = createRequestHandler({
    request,
    createRouter: () => router,
    getRouterManifest: () => ({ routes: {} }),
  })
  await handle(async () => new Response())
  return { router, hasAttached, hasDehydrated }
}

let page: Loaded
let failing: Loaded
let missing: Loaded

beforeAll(async () => {
  page = await load('/x')
  failing = await load('/failing')
  missing = await load('/missing')
})

/** The value at a path of properties. */
const read = (from: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => Reflect.get(Object(value), name), from)

const matchOf = ({ router }: Loaded, at: number): unknown => router.stores.matches.get().at(at)

const lazyPart = async (): Promise<never> => Promise.reject(new Error('unused'))

test.each<[string, () => unknown, unknown]>([
  ['`serverSsrLifecycle.onServerSsrAttach`', () => page.hasAttached, true],
  ['`dehydrate` of what is attached', () => page.hasDehydrated, true],
  ['`stores.matches`', () => read(matchOf(page, -1), 'routeId'), '/x'],
  ['`loaderData` of a match', () => read(matchOf(page, -1), 'loaderData'), 'data'],
  [
    '`__beforeLoadContext` of a match',
    () => read(matchOf(page, -1), '__beforeLoadContext'),
    { user: 'u' },
  ],
  ['`status` of a failed match', () => read(matchOf(failing, -1), 'status'), 'error'],
  ['`error` of a failed match', () => read(matchOf(failing, -1), 'error', 'message'), 'failed'],
  ['`_notFound` of a match', () => read(matchOf(missing, 0), '_notFound'), true],
  ['`_serverResult.type`', () => read(page.router, '_serverResult', 'type'), 'render'],
  ['`_serverResult.status`', () => read(missing.router, '_serverResult', 'status'), 404],
  ['`matchRoutes`', () => typeof read(page.router, 'matchRoutes'), 'function'],
  ['`getMatchedRoutes`', () => page.router.getMatchedRoutes('/x')[2]?.id, '/x'],
  ['`parseLocation`', () => typeof read(page.router, 'parseLocation'), 'function'],
  ['`rewrite`', () => 'rewrite' in page.router, true],
  ['`routesById`', () => read(page.router, 'routesById', '/x', 'id'), '/x'],
  [
    '`lazyFn` of a route',
    () => read(child(rootWith(), { path: '/lazy' }).lazy(lazyPart), 'lazyFn'),
    lazyPart,
  ],
])('the router has %s', (part, actual, expected) => {
  expect(actual(), `${part} is not as src/router expects it in ${INSTALLED}`).toEqual(expected)
})
