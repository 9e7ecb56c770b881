import type { AnyRouter, AnySerializationAdapter as RouterAdapter } from '@tanstack/router-core'
import { WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** What `src/router.tsx` exports. */
export interface RouterModule {
  /** Makes a router: one per request on the server, one per page in the browser. */
  readonly getRouter?: () => AnyRouter | Promise<AnyRouter>
}

/**
 * Makes a router of an app.
 *
 * @param basepath - where the app stands on its host, unless the router says otherwise itself
 * @throws SeamlineError `WRONG_ROUTER` when the module does not export `getRouter`
 */
export async function makeRouter(
  { getRouter }: RouterModule,
  basepath: string,
): Promise<AnyRouter> {
  if (typeof getRouter !== 'function') throw usageError(WRONG_ROUTER, undefined)
  const router = await getRouter()
  if (router.options.basepath === undefined) router.update({ basepath })
  return router
}

/** Adapters as the router takes them. */
export function routerAdapters(adapters: readonly AnySerializationAdapter[]): RouterAdapter[] {
  // It asks for a property that only its types know.
  return adapters as unknown as RouterAdapter[]
}
