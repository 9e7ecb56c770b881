/** Rejections that nobody handles, within the tests of a file. */

import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect } from 'vitest'

/** Fails each test of the file in which a promise rejected and nobody looked at it. */
export function expectNoneUnhandled(): void {
  const unhandled: unknown[] = []
  const note = (thrown: unknown) => unhandled.push(thrown)
  beforeEach(() => process.on('unhandledRejection', note))
  afterEach(async () => {
    // Node tells of them when the microtasks are done.
    await turn()
    process.off('unhandledRejection', note)
    expect(unhandled.splice(0)).toEqual([])
  })
}
