import { hydrate } from '@tanstack/router-core/ssr/client'
import { RouterProvider } from '@tanstack/solid-router'
import { makeRouter, routerAdapters, type RouterModule } from '../app/make-router.ts'
import { pageErrorAdapter } from '../app/page-error-adapter.ts'
import { pagePromiseAdapter } from '../app/page-promise-adapter.ts'
import { pageUrlAdapter } from '../app/page-url-adapter.ts'
import { withExtended } from '../serialization/adapter.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'
import type { StartedPage } from './client-app.ts'
import type { DevChecks } from './dev-checks.ts'

/** How the page of an app is started. */
export interface PageOptions {
  readonly basePath: string
  /** `undefined` in production. */
  readonly checks: DevChecks | undefined
}

/**
 * Makes the router of a page that the server has rendered, and gives it the state that came with it:
 * for the record of an app that has `src/router.tsx`.
 *
 * @throws SeamlineError `WRONG_ROUTER`, in development `SERVER_OPTION_IN_BROWSER`
 */
export async function startPage(
  module: RouterModule,
  { basePath, checks }: PageOptions,
  { adapters }: ResolvedStart,
): Promise<StartedPage> {
  const router = await makeRouter(module, basePath)
  checks?.routes(router)
  router.options.serializationAdapters = withExtended([
    ...(router.options.serializationAdapters ?? []),
    ...routerAdapters([...adapters, pageErrorAdapter(), pagePromiseAdapter, pageUrlAdapter]),
  ])
  try {
    await hydrate(router)
  } finally {
    // What the page's scripts keep for this moment may be let go.
    globalThis.window.$_TSR?.h()
  }
  // Called, not rendered: the server rendered this component without another around it, and a component
  // in between would give every node of the page another key than the server gave it.
  return { router, view: () => RouterProvider({ router }) }
}
