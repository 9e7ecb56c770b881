/** An app with a route tree, served by the real handler. */

import type { AnyRoute } from '@tanstack/router-core'
import { createRootRoute, createRoute, createRouter } from '@tanstack/solid-router'
import type { StartOptions } from '../../src/index.ts'
import { routedApp } from '../../src/router/create-routed-app.ts'
import { handleRequest } from '../../src/server/create-start-handler.ts'
import { renderAsStream } from '../../src/server/render-pages.ts'
import type { RenderPage } from '../../src/server/request/routed-app.ts'
import { startOf, testApp, useApp } from './test-app.ts'

export const ORIGIN = 'http://localhost'

/** The parts of an app. */
export interface RoutedTestApp {
  readonly routeTree: AnyRoute
  readonly start?: StartOptions
  readonly router?: object
}

/** Requests a path of an app. */
export type Ask = (path: string, init?: RequestInit & { context?: object }) => Promise<Response>

const render: RenderPage = (page) => renderAsStream(testApp(), page)

/** Creates an app and returns a function that requests its paths. */
export function routed({ routeTree, start = {}, router = {} }: RoutedTestApp): Ask {
  const module = {
    // Tests may pass any option; the types of the routes are tested elsewhere.
    getRouter: () => createRouter({ routeTree, ...router } as never),
  }
  const build = {
    assets: { routes: {} },
    basePath: '/',
    files: { '/nothing': 'src/routes/nothing.ts' },
  }
  useApp({ ...startOf(start), loadRoutes: () => routedApp(module, build) })
  return (path, { context, ...init } = {}) =>
    handleRequest(
      { app: testApp(), render },
      new Request(`${ORIGIN}${path}`, init),
      context === undefined ? {} : { context },
    )
}

/** The headers of a browser that loads a page. */
export const PAGE_LOAD: HeadersInit = { accept: 'text/html', 'sec-fetch-mode': 'navigate' }

// The router's types do not support this repository's strictest setting and are not under test
// here, so any options are allowed.

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
