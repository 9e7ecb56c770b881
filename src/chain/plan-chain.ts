import type { MiddlewareDefinition } from '../model/definition.ts'
import { memoize } from '../utils/memoize.ts'
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
  return memoize(({ globals, alreadyRun }) => {
    const ordered = flattenMiddleware([...globals, ...own])
    return plan(ordered.filter((definition) => !alreadyRun.has(definition)))
  })
}
