/** Unhandled rejections within the tests of a file. */

import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect } from 'vitest'

/** Fails each test of the file that leaves a rejection unhandled. */
export function expectNoneUnhandled(): void {
  const unhandled: unknown[] = []
  const note = (thrown: unknown) => unhandled.push(thrown)
  beforeEach(() => process.on('unhandledRejection', note))
  afterEach(async () => {
    // Node reports them after the microtasks.
    await turn()
    process.off('unhandledRejection', note)
    expect(unhandled.splice(0)).toEqual([])
  })
}
