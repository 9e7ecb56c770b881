import { runChain, type Link, type RunRest } from './run-chain.ts'
import type { Guard } from './unwinding.ts'

/** Runs a chain each level of which an abort may cut: see {@link Unwinding}. */
export function runGuardedChain<TState, TOutcome>(
  links: readonly Link<TState, TOutcome>[],
  initial: TState,
  terminal: RunRest<TState, TOutcome>,
  guard: Guard<TOutcome>,
): Promise<TOutcome> {
  const guarded = links.map(
    (link): Link<TState, TOutcome> =>
      (state, runRest) =>
        guard(() => link(state, runRest)),
  )
  return runChain(guarded, initial, (state) => guard(() => terminal(state)))
}
