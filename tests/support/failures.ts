/** The errors of failing calls, as values for assertions. */

import { inspect } from 'node:util'

/** The reason that a promise rejects with; fails the test when it resolves. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await promise
  } catch (reason) {
    return reason
  }
  throw new Error(`Expected a rejection, but the promise resolved with ${inspect(value)}.`)
}

/** The error that a call throws; fails the test when it returns. */
export function thrownBy(call: () => unknown): unknown {
  let value: unknown
  try {
    value = call()
  } catch (reason) {
    return reason
  }
  throw new Error(`Expected an exception, but the call returned ${inspect(value)}.`)
}
