/** The one runner: client middleware, server middleware and request middleware all run through here. */

import type { MaybePromise } from '../utils/maybe-promise.ts'
import type { Guard } from './unwinding.ts'

/** Runs the rest of a chain from a state; each call runs it afresh. */
export type RunNext<TState, TOutcome> = (state: TState) => MaybePromise<TOutcome>

/** One member of a chain; it throws when it fails. */
export type ChainStep<TState, TOutcome> = (
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
  guard: Guard<TOutcome> = (run) => run(),
): MaybePromise<TOutcome> {
  const runFrom = (index: number, state: TState): MaybePromise<TOutcome> => {
    const step = steps[index]
    return guard(() =>
      step === undefined
        ? handler(state)
        : step(state, (nextState) => runFrom(index + 1, nextState)),
    )
  }
  return runFrom(0, initial)
}
