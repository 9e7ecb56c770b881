/** Checks the responses to the calls of a run. */

import { inspect } from 'node:util'
import { foreignIds, isWrong, type Caller, type Checked } from './caller.ts'

/** How long a call may take, in milliseconds: only a hanging call takes this long. */
const HANG_LIMIT = 60_000

/** The findings of one run. */
export class Findings {
  /** Unexpected responses, failed calls, and calls that were sent twice. */
  readonly wrong: string[] = []
  /** Ids of other calls and users in responses. */
  readonly foreign: string[] = []
  #slowest = 0

  /** The longest time that a call took to settle after its abort, or after its server's end, in milliseconds. */
  get slowest(): number {
    return this.#slowest
  }

  /** Makes a call and checks its response. */
  async check(
    name: string,
    caller: Caller,
    call: (own: Caller) => Promise<Checked>,
  ): Promise<void> {
    try {
      const checked = await within(HANG_LIMIT, call(caller), caller.nonce)
      if (isWrong(checked)) this.wrong.push(`${name}: ${inspect(checked, { depth: 5 })}`)
      this.foreign.push(...foreignIds(caller, checked))
    } catch (error) {
      this.wrong.push(`${name}: ${inspect(error)}`)
    }
  }

  /** Waits for promises that are about to settle and records the time. */
  async settle<T>(promises: readonly Promise<T>[]): Promise<readonly PromiseSettledResult<T>[]> {
    const from = Date.now()
    const all = await within(HANG_LIMIT, Promise.allSettled(promises), 'A call')
    this.#slowest = Math.max(this.#slowest, Date.now() - from)
    return all
  }
}

/** Settles with a promise, or rejects after a limit in milliseconds. */
async function within<T>(limit: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not settle within ${limit} ms.`)), limit)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
