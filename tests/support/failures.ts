/** What a failing call fails with, as a value that a test can look at. */

import { inspect } from 'node:util'

/** What a promise rejects with; fails the test when it resolves. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await promise
  } catch (reason) {
    return reason
  }
  throw new Error(`Expected a rejection, but the promise resolved with ${inspect(value)}.`)
}

/** What a call throws; fails the test when it returns. */
export function thrownBy(call: () => unknown): unknown {
  let value: unknown
  try {
    value = call()
  } catch (reason) {
    return reason
  }
  throw new Error(`Expected an exception, but the call returned ${inspect(value)}.`)
}
