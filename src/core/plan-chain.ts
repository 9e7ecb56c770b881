import type { MiddlewareDefinition } from './definition.ts'
import { flattenMiddleware } from './flatten-middleware.ts'

/** Gives one half's plan of a function for a list of global middleware. */
export type ChainPlanner<TPlan> = (globals: readonly MiddlewareDefinition[]) => TPlan

/** No global middleware. */
export const NO_GLOBALS: readonly MiddlewareDefinition[] = Object.freeze([])

/**
 * Plans a chain once per definition, and once more when the list of globals is another one. Globals
 * stand first, so that one which the function lists as well runs in its global place.
 */
export function chainPlanner<TPlan>(
  own: readonly MiddlewareDefinition[],
  plan: (ordered: readonly MiddlewareDefinition[]) => TPlan,
): ChainPlanner<TPlan> {
  let latest:
    | { readonly globals: readonly MiddlewareDefinition[]; readonly plan: TPlan }
    | undefined
  return (globals) => {
    if (latest?.globals !== globals) {
      latest = { globals, plan: plan(flattenMiddleware([...globals, ...own])) }
    }
    return latest.plan
  }
}
