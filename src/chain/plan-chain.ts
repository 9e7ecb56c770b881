import type { MiddlewareDefinition } from '../model/definition.ts'
import { flattenMiddleware } from './flatten-middleware.ts'

/** The middleware around every function's own chain. */
export interface CallEnvironment {
  /** Global function middleware; they run first. */
  readonly globals: readonly MiddlewareDefinition[]
  /** Request middleware that has already run around the request, with its dependencies. */
  readonly alreadyRun: ReadonlySet<MiddlewareDefinition>
}

export const EMPTY_ENVIRONMENT: CallEnvironment = {
  globals: [],
  alreadyRun: new Set<MiddlewareDefinition>(),
}

export type ChainPlanner<TPlan> = (environment: CallEnvironment) => TPlan

/**
 * Plans a chain once per environment. Globals come first, so a middleware that the function lists as well runs
 * in its global place.
 */
export function chainPlanner<TPlan>(
  own: readonly MiddlewareDefinition[],
  plan: (ordered: readonly MiddlewareDefinition[]) => TPlan,
): ChainPlanner<TPlan> {
  const plans = new WeakMap<CallEnvironment, TPlan>()
  return (environment) => {
    const known = plans.get(environment)
    if (known !== undefined) return known
    const ordered = flattenMiddleware([...environment.globals, ...own])
    const made = plan(ordered.filter((definition) => !environment.alreadyRun.has(definition)))
    plans.set(environment, made)
    return made
  }
}
