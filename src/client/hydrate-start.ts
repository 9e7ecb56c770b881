import type { AnyRouter } from '@tanstack/router-core'
import type { JSX } from 'solid-js'
import { NOT_HYDRATED, WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import { provideRouter } from './app-router.ts'
import type { ClientApp } from './client-app.ts'

const views = new WeakMap<AnyRouter, () => JSX.Element>()

/** Hydrates the page; `useServerFn` follows redirects with its router from then on. */
export async function hydrateApp({ start, startPage }: ClientApp): Promise<AnyRouter> {
  if (startPage === undefined) throw usageError(WRONG_ROUTER, undefined)
  const { router, view } = await startPage(await start())
  views.set(router, view)
  provideRouter(router)
  return router
}

/**
 * The page, hydrated in place.
 *
 * @param props - the router that `hydrateStart()` resolved to
 * @throws SeamlineError `NOT_HYDRATED` for another one
 *
 * @example
 * ```tsx
 * const router = await hydrateStart()
 * hydrate(() => <StartClient router={router} />, document)
 * ```
 */
export function StartClient(props: { readonly router: AnyRouter }): JSX.Element {
  const view = views.get(props.router)
  if (view === undefined) throw usageError(NOT_HYDRATED, undefined)
  return view()
}
