import { ignoreRejections } from '../shared/let-go.ts'
import type { Context } from '../shared/merge-context.ts'
import { hold, release, type Holder } from './holders.ts'

/**
 * What the server half has given to the client halves. Nobody looks at it while they wait for something
 * else, nor ever at what they do not pass on.
 */
export class GivenResults implements Holder {
  readonly #results: unknown[] = []
  readonly #sent: Context[] = []

  /** The server half has ended. */
  take(result: unknown, sent: Context): void {
    this.#results.push(result)
    this.#sent.push(sent)
    hold(this)
  }

  /** Waits until the client halves have ended. */
  async until(ending: Promise<unknown>): Promise<unknown> {
    try {
      const passed = await ending
      for (const result of this.#results) if (result !== passed) ignoreRejections(result)
      return passed
    } catch (thrown) {
      this.ignoreRejections()
      throw thrown
    } finally {
      release(this)
    }
  }

  ignoreRejections(): void {
    ignoreRejections([this.#results, this.#sent])
  }
}
