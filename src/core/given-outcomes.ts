import { ignoreRejections } from '../shared/let-go.ts'
import type { Context } from '../shared/merge-context.ts'
import { SENT, type Outcome } from './outcome.ts'

/**
 * What the rest of a chain has been given by one middleware, and has given to it. What the middleware does
 * not pass on, because it failed, asked again or wrote another outcome, nobody looks at: promises in that
 * must not end the process.
 */
export class GivenOutcomes {
  readonly #sent: Context[] = []
  readonly #given: Outcome[] = []

  /** The rest of the chain is going to run from a state. */
  send<TState extends { readonly sendContext: Context }>(state: TState): TState {
    this.#sent.push(state.sendContext)
    return state
  }

  /** The rest of the chain has ended with an outcome. */
  take(outcome: Outcome): Outcome {
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
