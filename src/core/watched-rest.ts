import { ignoreRejections } from '../shared/let-go.ts'
import type { Context } from '../shared/merge-context.ts'
import { SENT, type Outcome } from './outcome.ts'
import type { RunRest } from './run-chain.ts'

/**
 * The rest of a chain, as one middleware runs it. What the middleware does not pass on, because it failed,
 * asked again or wrote another outcome, nobody looks at: promises in that must not end the process.
 */
export class WatchedRest<TState extends { readonly sendContext: Context }> {
  readonly #runRest: RunRest<TState, Outcome>
  readonly #sent: Context[] = []
  readonly #given: Outcome[] = []

  constructor(runRest: RunRest<TState, Outcome>) {
    this.#runRest = runRest
  }

  /** Runs it from a state. */
  readonly run: RunRest<TState, Outcome> = async (state) => {
    this.#sent.push(state.sendContext)
    const outcome = await this.#runRest(state)
    this.#given.push(outcome)
    return outcome
  }

  /** The middleware has ended with an outcome. */
  passOn(passed: Outcome): Outcome {
    for (const { result, [SENT]: sent } of this.#given) {
      if (result !== passed.result) ignoreRejections(result)
      if (sent !== passed[SENT]) ignoreRejections(sent)
    }
    return passed
  }

  /** The middleware has failed. */
  drop(): void {
    ignoreRejections([this.#sent, this.#given.map(({ result }) => result)])
  }
}
