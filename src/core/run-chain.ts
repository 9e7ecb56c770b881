/**
 * THE runner: client halves, server halves and request middleware all run through here. A link gets
 * the state that reached it and a function that runs everything after it; failures are thrown.
 */

import type { Guard } from './unwinding.ts'

/** Runs the rest of a chain from a state; each call runs it afresh. */
export type RunRest<TState, TOutcome> = (state: TState) => Promise<TOutcome>

/** One member of a chain. */
export type Link<TState, TOutcome> = (
  state: TState,
  runRest: RunRest<TState, TOutcome>,
) => Promise<TOutcome>

/**
 * Runs `links` in order around `terminal`. States are values: no link sees another's changes.
 *
 * @param guard - runs each link and the terminal, where an abort may end the wait for one
 */
export function runChain<TState, TOutcome>(
  links: readonly Link<TState, TOutcome>[],
  initial: TState,
  terminal: RunRest<TState, TOutcome>,
  guard?: Guard<TOutcome>,
): Promise<TOutcome> {
  const run = (index: number, state: TState): Promise<TOutcome> => {
    const link = links[index]
    return link === undefined
      ? terminal(state)
      : link(state, (nextState) => runFrom(index + 1, nextState))
  }
  const runFrom =
    guard === undefined
      ? run
      : (index: number, state: TState): Promise<TOutcome> => guard(() => run(index, state))
  return runFrom(0, initial)
}
