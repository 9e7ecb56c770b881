/** Somebody who has values in hand that nobody looks at while they wait for something else. */
export interface Holder {
  /** Marks the promises in what they hold as handled. */
  readonly markHandled: () => void
}

const holders = new Set<Holder>()
let isLooking = false

/** Node tells of rejections when this has run; other runtimes do not end for one. */
const beforeRejections: (run: () => void) => void = globalThis.process?.nextTick ?? queueMicrotask

/**
 * Takes note of a holder. Most let go again without having waited: only what is still held then is looked
 * through, once for all holders.
 */
export function hold(holder: Holder): void {
  holders.add(holder)
  if (isLooking) return
  isLooking = true
  beforeRejections(look)
}

/** The holder has passed it on. */
export function release(holder: Holder): void {
  holders.delete(holder)
}

function look(): void {
  isLooking = false
  const waiting = [...holders]
  holders.clear()
  for (const holder of waiting) holder.markHandled()
}
