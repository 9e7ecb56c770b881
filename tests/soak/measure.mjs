/** Replies to the message `measure` with the memory of this process, after collections. */

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { writeHeapSnapshot } from 'node:v8'

/** Listens for the message. The process needs `--expose-gc` and a channel to its parent. */
export function answerMeasurements() {
  let unhandled = 0
  // Unhandled rejections raise this event too: servers run with `--unhandled-rejections=strict`.
  process.on('uncaughtException', (error) => {
    unhandled += 1
    console.error(error)
  })
  process.on('message', async (message) => {
    if (message !== 'measure') return
    const { heapUsed: uncollected } = process.memoryUsage()
    globalThis.gc()
    const { heapUsed: collectedOnce } = process.memoryUsage()
    // Finalizers run between collections, and the next one frees the objects that they release.
    for (let turn = 0; turn < 8; turn++) {
      await delay(20)
      globalThis.gc()
    }
    const { heapUsed, rss } = process.memoryUsage()
    const snapshot = writeHeapSnapshot(
      join(tmpdir(), `soak-${process.pid}-${Date.now()}.heapsnapshot`),
    )
    const measured = { heapUsed, collectedOnce, uncollected, rss, unhandled }
    process.send({ measured, snapshot })
  })
}
