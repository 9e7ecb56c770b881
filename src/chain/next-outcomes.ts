import { isPromiseLike, type MaybePromise } from '../utils/maybe-promise.ts'
import type { Outcome } from '../model/outcome.ts'

/**
 * The promises that `next()` returns to one middleware. A middleware that returns such a promise as it is need not
 * wait for it if the rest of the chain was synchronous.
 */
export class NextOutcomes {
  #promise: Promise<Outcome> | undefined
  #outcome: Outcome | undefined

  promise(run: () => MaybePromise<Outcome>): Promise<Outcome> {
    let running: MaybePromise<Outcome>
    try {
      running = run()
    } catch (thrown) {
      return Promise.reject(thrown)
    }
    if (isPromiseLike(running)) return Promise.resolve(running)
    this.#outcome = running
    this.#promise = Promise.resolve(running)
    return this.#promise
  }

  /** The outcome behind a promise, if it is known already; any other value as it is. */
  at(returned: unknown): unknown {
    return this.#promise !== undefined && returned === this.#promise ? this.#outcome : returned
  }
}
