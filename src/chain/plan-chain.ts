import type { MiddlewareDefinition } from '../model/definition.ts'
import { flattenMiddleware } from './flatten-middleware.ts'

/** What stands around every function's own chain. */
export interface ChainSurroundings {
  /** Global function middleware; they run first. */
  readonly globals: readonly MiddlewareDefinition[]
  /** Request middleware that have run around the request already, with all they depend on. */
  readonly alreadyRun: ReadonlySet<MiddlewareDefinition>
}

/** Nothing around. */
export const NO_SURROUNDINGS: ChainSurroundings = {
  globals: [],
  alreadyRun: new Set<MiddlewareDefinition>(),
}

/** Gives one half's plan of a function within its surroundings. */
export type ChainPlanner<TPlan> = (surroundings: ChainSurroundings) => TPlan

/**
 * Plans a chain once per definition, and once more for other surroundings. Globals stand first, so
 * that one which the function lists as well runs in its global place.
 */
export function chainPlanner<TPlan>(
  own: readonly MiddlewareDefinition[],
  plan: (ordered: readonly MiddlewareDefinition[]) => TPlan,
): ChainPlanner<TPlan> {
  const plans = new WeakMap<ChainSurroundings, TPlan>()
  return (surroundings) => {
    const known = plans.get(surroundings)
    if (known !== undefined) return known
    const ordered = flattenMiddleware([...surroundings.globals, ...own])
    const made = plan(ordered.filter((definition) => !surroundings.alreadyRun.has(definition)))
    plans.set(surroundings, made)
    return made
  }
}
