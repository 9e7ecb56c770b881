import { markHandled, dispose } from '../streams/dispose.ts'
import { EMPTY_CONTEXT, type Context } from '../model/context.ts'
import { hold, release, type Holder } from './pending-rejections.ts'
import { SEND_CONTEXT, type Outcome } from '../model/outcome.ts'

/**
 * What the rest of a chain has been given by one middleware, and has given to it. Nobody looks at it while
 * the middleware waits for something else, nor ever at what it does not pass on, because it failed, asked
 * again or wrote another outcome: promises in that must not end the process.
 */
export class AbandonedResults implements Holder {
  readonly #sent: Context[] = []
  readonly #given: Outcome[] = []

  /** The rest of the chain is going to run from a state. */
  send<TState extends { readonly sendContext: Context }>(state: TState): TState {
    this.#sent.push(state.sendContext)
    if (state.sendContext !== EMPTY_CONTEXT) hold(this)
    return state
  }

  /** The rest of the chain has ended with an outcome. */
  take(outcome: Outcome): Outcome {
    this.#given.push(outcome)
    hold(this)
    return outcome
  }

  /** The middleware has ended with an outcome. */
  passOn(passed: Outcome): Outcome {
    release(this)
    for (const { result, [SEND_CONTEXT]: sent } of this.#given) {
      if (result !== passed.result) markHandled(result)
      if (sent !== passed[SEND_CONTEXT]) markHandled(sent)
    }
    return passed
  }

  /** The middleware has failed. */
  drop(): void {
    release(this)
    this.markHandled()
  }

  /** The middleware has ended without an outcome, and has seen none of the results: their streams end. */
  discard(): void {
    release(this)
    markHandled(this.#sent)
    dispose(this.#values())
  }

  markHandled(): void {
    markHandled([this.#sent, this.#values()])
  }

  #values(): readonly unknown[] {
    return this.#given.map(({ result, [SEND_CONTEXT]: sent }) => [result, sent])
  }
}
