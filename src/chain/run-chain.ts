/**
 * THE runner: client sides, server sides and request middleware all run through here. A link gets
 * the state that reached it and a function that runs everything after it; failures are thrown.
 */

/** Runs the rest of a chain from a state; each call runs it afresh. */
export type RunNext<TState, TOutcome> = (state: TState) => Promise<TOutcome>

/** One member of a chain. */
export type ChainStep<TState, TOutcome> = (
  state: TState,
  runNext: RunNext<TState, TOutcome>,
) => Promise<TOutcome>

/** Runs `links` in order around `terminal`. States are values: no link sees another's changes. */
export function runChain<TState, TOutcome>(
  links: readonly ChainStep<TState, TOutcome>[],
  initial: TState,
  terminal: RunNext<TState, TOutcome>,
): Promise<TOutcome> {
  const runFrom = (index: number, state: TState): Promise<TOutcome> => {
    const link = links[index]
    return link === undefined
      ? terminal(state)
      : link(state, (nextState) => runFrom(index + 1, nextState))
  }
  return runFrom(0, initial)
}
