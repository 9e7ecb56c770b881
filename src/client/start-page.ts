import { hydrate } from '@tanstack/router-core/ssr/client'
import { RouterProvider } from '@tanstack/solid-router'
import { makeRouter, routerAdapters, type RouterModule } from '../app/make-router.ts'
import { pageErrorAdapter } from '../app/page-error-adapter.ts'
import { pagePromiseAdapter } from '../app/page-promise-adapter.ts'
import { pageUrlAdapters } from '../app/page-url-adapters.ts'
import { withExtended } from '../serialization/adapter.ts'
import type { ClientStart } from '../app/resolved-start.ts'
import type { StartedPage } from './client-app.ts'
import type { DevChecks } from './dev-checks.ts'

export interface PageOptions {
  readonly basePath: string
  /** `undefined` in production. */
  readonly checks: DevChecks | undefined
}

/** Makes the router of a server-rendered page and hydrates its state, for the record of an app with `src/router.tsx`. */
export async function startPage(
  module: RouterModule,
  { basePath, checks }: PageOptions,
  { adapters }: ClientStart,
): Promise<StartedPage> {
  const router = await makeRouter(module, basePath)
  checks?.routes(router)
  router.options.serializationAdapters = withExtended([
    ...(router.options.serializationAdapters ?? []),
    ...routerAdapters([...adapters, pageErrorAdapter(), pagePromiseAdapter, ...pageUrlAdapters]),
  ])
  try {
    await hydrate(router)
  } finally {
    // The page's scripts keep values until then.
    globalThis.window.$_TSR?.h()
  }
  // Called, not rendered: the server rendered no component around it, and one here would change all hydration keys.
  return { router, view: () => RouterProvider({ router }) }
}
