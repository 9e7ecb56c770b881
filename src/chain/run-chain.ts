/** The one runner: client middleware, server middleware and request middleware all run through here. */

import type { MaybePromise } from '../utils/maybe-promise.ts'

/** Runs the rest of a chain from a state; each call runs it afresh. */
export type RunNext<TState, TOutcome> = (state: TState) => MaybePromise<TOutcome>

/** One member of a chain; it throws when it fails. */
export type ChainStep<TState, TOutcome> = (
  state: TState,
  runNext: RunNext<TState, TOutcome>,
) => MaybePromise<TOutcome>

/** Runs one level of a chain: a step with the rest of the chain, or the handler. */
export type Guard<TState, TOutcome> = (
  run: ChainStep<TState, TOutcome>,
  state: TState,
  runNext: RunNext<TState, TOutcome>,
) => MaybePromise<TOutcome>

/**
 * Runs `steps` in order around `handler`. States are values: no step sees another's changes.
 *
 * @param guard - runs each level of the chain, and may cut it: see `Unwinding`
 */
export function runChain<TState, TOutcome>(
  steps: readonly ChainStep<TState, TOutcome>[],
  initial: TState,
  handler: RunNext<TState, TOutcome>,
  guard: Guard<TState, TOutcome> = (run, state, runNext) => run(state, runNext),
): MaybePromise<TOutcome> {
  const runFrom = (index: number, state: TState): MaybePromise<TOutcome> =>
    guard(steps[index] ?? handler, state, (next) => runFrom(index + 1, next))
  return runFrom(0, initial)
}
