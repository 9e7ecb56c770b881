import type { ServerManifest } from '@tanstack/router-core'
import { createMemoryHistory } from '@tanstack/solid-router'
import type { RoutedApp } from '../server/routed-app.ts'
import { WRONG_ROUTER } from '../shared/error-catalog-routes.ts'
import { misuse } from '../shared/errors.ts'
import type { RouterModule } from '../shared/router-module.ts'
import { loadPage } from './load-page.ts'
import type { RouteFiles } from './plan-routes.ts'
import { renderPage } from './render-page.ts'
import { routeFinder } from './route-finder.ts'

/** What the build knows of an app's routes. */
export interface RouterBuild {
  /** Which scripts, styles and preloads a page needs. */
  readonly assets: ServerManifest
  readonly files: RouteFiles
}

/**
 * The routes and pages of an app: what the configuration module gives the server for an app that has
 * `src/router.tsx`. Made once for each module, of which development has a new one after each edit.
 *
 * @throws SeamlineError `WRONG_ROUTER` when the module does not export `getRouter`, and what the
 * routes' options are refused with
 */
export function routedApp(module: RouterModule, build: RouterBuild): Promise<RoutedApp> {
  const known = made.get(module)
  if (known !== undefined) return known
  const app = makeApp(module, build)
  made.set(module, app)
  return app
}

const made = new WeakMap<RouterModule, Promise<RoutedApp>>()

async function makeApp(
  { getRouter }: RouterModule,
  { assets, files }: RouterBuild,
): Promise<RoutedApp> {
  if (typeof getRouter !== 'function') throw misuse(WRONG_ROUTER, undefined)
  const router = await getRouter()
  router.update({ history: createMemoryHistory({ initialEntries: ['/'] }) })
  const source = { createRouter: getRouter, manifest: () => assets }
  return {
    ...routeFinder(router, files, (routed, render) => loadPage(source, routed, render)),
    renderPage,
  }
}
