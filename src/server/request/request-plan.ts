import type { MiddlewareDefinition } from '../../model/definition.ts'
import { memoize } from '../../utils/memoize.ts'
import { flattenMiddleware } from '../../chain/flatten-middleware.ts'
import type { CallEnvironment } from '../../chain/plan-chain.ts'
import { requestStepsOf, type RequestStep } from '../../chain/request-chain.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { enterScope, type RequestScope } from './request-scope.ts'

export interface RequestPlan {
  readonly steps: readonly PlannedStep[]
  /** The environment of functions that are called within all of it. */
  readonly inside: CallEnvironment
}

interface PlannedStep {
  readonly step: RequestStep
  /** The environment of functions that are called within this step. */
  readonly chain: CallEnvironment
}

/** The app's global request middleware and, after them, a route's own; planned once for each list. */
export function requestPlan(
  start: ResolvedStart,
  own: readonly MiddlewareDefinition[] = NONE,
): RequestPlan {
  return plannerFor(start)(own)
}

/**
 * The steps of a plan for one request. Each runs in a scope of its own: a function called in it gets the context so far,
 * and skips middleware that has run.
 */
export function stepsIn(
  scope: RequestScope,
  steps: readonly PlannedStep[],
): readonly RequestStep[] {
  return steps.map(
    ({ step, chain }): RequestStep =>
      (state, runNext) =>
        enterScope({ ...scope, context: state.context, chain }, () => step(state, runNext)),
  )
}

const NONE: readonly MiddlewareDefinition[] = []

const plannerFor = memoize((start: ResolvedStart) =>
  memoize((own: readonly MiddlewareDefinition[]) =>
    makePlan(start, flattenMiddleware([...start.requestMiddleware, ...own])),
  ),
)

function makePlan(
  { inRequest: { globals }, outsideRequest }: ResolvedStart,
  ordered: readonly MiddlewareDefinition[],
): RequestPlan {
  return {
    steps: ordered.flatMap((definition, index) => {
      const chain = { globals, alreadyRun: new Set(ordered.slice(0, index + 1)) }
      return requestStepsOf([definition]).map((step) => ({ step, chain }))
    }),
    // The same object where both are equal: plans of functions are cached by it.
    inside: ordered.length === 0 ? outsideRequest : { globals, alreadyRun: new Set(ordered) },
  }
}
