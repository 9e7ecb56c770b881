import { runChain, type ChainStep, type RunNext } from './run-chain.ts'
import type { Guard } from './unwinding.ts'

/** Runs a chain each level of which an abort may cut: see {@link Unwinding}. */
export function runGuardedChain<TState, TOutcome>(
  links: readonly ChainStep<TState, TOutcome>[],
  initial: TState,
  terminal: RunNext<TState, TOutcome>,
  guard: Guard<TOutcome>,
): Promise<TOutcome> {
  const guarded = links.map(
    (link): ChainStep<TState, TOutcome> =>
      (state, runNext) =>
        guard(() => link(state, runNext)),
  )
  return runChain(guarded, initial, (state) => guard(() => terminal(state)))
}
