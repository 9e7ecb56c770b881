import type { AnyRouter, ServerManifest } from '@tanstack/router-core'
import { createMemoryHistory } from '@tanstack/solid-router'
import type { RoutedApp } from '../server/request/routed-app.ts'
import { makeRouter, type RouterModule } from '../app/make-router.ts'
import { loadPage } from './pages/load-page.ts'
import { renderPage } from './pages/render-page.ts'
import { routeFinder } from './routes/handle-route.ts'
import type { RouteFiles } from './routes/plan-routes.ts'

/** The routes of an app, as the build finds them. */
export interface RouterBuild {
  /** The scripts, styles and preloads of pages. */
  readonly assets: ServerManifest
  readonly files: RouteFiles
  /** The path of the app on its host. */
  readonly basePath: string
}

/**
 * The routes and pages of an app with `src/router.tsx`. Made once for each module: development has a new one after
 * each edit.
 *
 * @throws SeamlineError `WRONG_ROUTER` when the module does not export `getRouter`; others for invalid options of
 * routes
 */
export function routedApp(module: RouterModule, build: RouterBuild): Promise<RoutedApp> {
  const app = apps.get(module) ?? createApp(module, build)
  apps.set(module, app)
  return app
}

const apps = new WeakMap<RouterModule, Promise<RoutedApp>>()

async function createApp(
  module: RouterModule,
  { assets, files, basePath }: RouterBuild,
): Promise<RoutedApp> {
  const createRouter = async (path: string): Promise<AnyRouter> => {
    const router = await makeRouter(module, basePath)
    router.update({ history: createMemoryHistory({ initialEntries: [path] }) })
    return router
  }
  const lookup = await createRouter('/')
  return {
    ...routeFinder(lookup, files, (routed, render) => loadPage(assets, routed, render)),
    createRouter: ({ url }) => {
      const { pathname, search } = new URL(url)
      return createRouter(`${pathname}${search}`)
    },
    answerNotFound: (routed, render, missing) => loadPage(assets, { ...routed, missing }, render),
    renderPage,
  }
}
