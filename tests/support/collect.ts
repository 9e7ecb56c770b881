/** Collects garbage in this process. */

import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// A global function of contexts created after the flag is set.
const gc = runInNewContext('gc') as () => void

/** Collects garbage, with turns of the event loop between collections for finalizers and weak references. */
export async function collectGarbage(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    gc()
    await delay(1)
  }
}
