import { isPromiseLike, promiseOf, type MaybePromise } from '../utils/maybe-promise.ts'
import type { Outcome } from '../model/outcome.ts'

/**
 * The promises that `next()` returns to one middleware. A middleware that returns such a promise as it is need not
 * wait for it if the rest of the chain was synchronous.
 */
export class NextOutcomes {
  #promise: Promise<Outcome> | undefined
  #outcome: Outcome | undefined

  promise(run: () => MaybePromise<Outcome>): Promise<Outcome> {
    this.#outcome = undefined
    this.#promise = promiseOf(() => {
      const running = run()
      if (!isPromiseLike(running)) this.#outcome = running
      return running
    })
    return this.#promise
  }

  /** The outcome behind the last promise, if it is known already; any other value as it is. */
  at(returned: unknown): unknown {
    return returned === this.#promise ? (this.#outcome ?? returned) : returned
  }
}
