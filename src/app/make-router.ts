import type { AnyRouter, AnySerializationAdapter as RouterAdapter } from '@tanstack/router-core'
import { WRONG_ROUTER } from '../errors/catalog-routes.ts'
import { usageError } from '../errors/errors.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'

/** The exports of `src/router.tsx`. */
export interface RouterModule {
  /** Called once per request on the server, and once per page in the browser. */
  readonly getRouter?: () => AnyRouter | Promise<AnyRouter>
}

/** @param basepath - the app's path on its host, unless the router has one of its own */
export async function makeRouter(
  { getRouter }: RouterModule,
  basepath: string,
): Promise<AnyRouter> {
  if (typeof getRouter !== 'function') throw usageError(WRONG_ROUTER, undefined)
  const router = await getRouter()
  if (router.options.basepath === undefined) router.update({ basepath })
  return router
}

export function routerAdapters(adapters: readonly AnySerializationAdapter[]): RouterAdapter[] {
  // The router's type requires a property that exists in types only.
  return adapters as unknown as RouterAdapter[]
}
