/**
 * An app with a route tree, answered by the real handler. Import this module before any of `src`: it
 * stands in for the build, which tells the runtime of an app.
 */

import type { AnyRoute } from '@tanstack/router-core'
import { createRootRoute, createRoute, createRouter } from '@tanstack/solid-router'
import { afterEach, vi } from 'vitest'
import { createStart, type StartOptions } from '../../src/index.ts'
import { builderChecks } from '../../src/builder/builder-checks.ts'
import type * as config from '../../src/internal/config.ts'
import { routedApp } from '../../src/router/create-routed-app.ts'
import { createStartHandler, type StartHandler } from '../../src/server/create-start-handler.ts'
import { defaultStreamHandler } from '../../src/server/render-pages.ts'
import type { RoutedApp } from '../../src/server/routed-app.ts'
import { startOf } from '../../src/app/resolve-start.ts'
import { NO_START, type ResolvedStart } from '../../src/app/resolved-start.ts'

const app = vi.hoisted(() => ({
  start: undefined as undefined | (() => Promise<unknown>),
  router: undefined as undefined | (() => Promise<unknown>),
}))

vi.mock('../../src/internal/config.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof config>()),
  start: async (): Promise<ResolvedStart> =>
    app.start === undefined ? NO_START : ((await app.start()) as ResolvedStart),
  router: async (): Promise<RoutedApp> => (await app.router?.()) as RoutedApp,
}))

afterEach(() => {
  app.start = undefined
  app.router = undefined
})

export const ORIGIN = 'http://localhost'

/** What an app consists of. */
export interface RoutedTestApp {
  readonly routeTree: AnyRoute
  readonly start?: StartOptions
  readonly router?: object
}

/** Asks an app for a path. */
export type Ask = (path: string, init?: RequestInit & { context?: object }) => Promise<Response>

/** Makes an app, and gives what asks it. */
export function routed({ routeTree, start = {}, router = {} }: RoutedTestApp): Ask {
  const module = {
    // Any test may give any option; the types of the routes are not what is under test.
    getRouter: () => createRouter({ routeTree, ...router } as never),
  }
  app.start = startOf(() => createStart(() => start), builderChecks)
  app.router = () =>
    routedApp(module, {
      assets: { routes: {} },
      basepath: '/',
      files: { '/nothing': 'src/routes/nothing.ts' },
    })
  const handler: StartHandler = createStartHandler(defaultStreamHandler)
  return (path, { context, ...init } = {}) =>
    handler(new Request(`${ORIGIN}${path}`, init), context === undefined ? {} : { context })
}

/** The headers of a browser that loads a page. */
export const PAGE_LOAD: HeadersInit = { accept: 'text/html', 'sec-fetch-mode': 'navigate' }

// The router's types are not made for this repository's strictest setting, and they are not what is under
// test here: any options will do.

/** A root route. */
export function rootWith(options: object = {}): AnyRoute {
  return createRootRoute(options) as never
}

/** A route below another, with its `path` or `id`. */
export function child(parent: AnyRoute, options: object): AnyRoute {
  return createRoute({ getParentRoute: () => parent, ...options } as never) as never
}

/** A tree with one route per path. */
export function treeOf(routes: Readonly<Record<string, object>>, root = rootWith()): AnyRoute {
  const children = Object.entries(routes).map(([path, options]) =>
    child(root, { path, ...options }),
  )
  return root.addChildren(children)
}
