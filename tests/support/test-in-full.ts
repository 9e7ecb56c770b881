/** Tests of the full set alone, whose subject the fast set covers elsewhere. */

import { test } from 'vitest'
import { IS_FULL } from './selection.ts'

/** Defines a test in the full set. A comment beside it names the fast test of its subject. */
export function testInFull(name: string, run: () => Promise<void>): void {
  if (IS_FULL) test(name, run)
}
