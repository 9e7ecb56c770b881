/** Counts of work that has begun and has not ended; the server's side of the soak and fault runs. */

/** The kinds of work that are counted. */
export type Gauge = 'handler' | 'generator' | 'stream' | 'held'

/** The counts of one server process. */
export interface Counts {
  /** Work that has begun and has not ended, by kind. */
  readonly open: Readonly<Record<Gauge, number>>
  /** Work that has begun, by kind. */
  readonly begun: Readonly<Record<Gauge, number>>
  /** Signals that aborted after their call had ended well. */
  readonly lateAborts: number
}

const open: Record<Gauge, number> = { handler: 0, generator: 0, stream: 0, held: 0 }
const begun: Record<Gauge, number> = { handler: 0, generator: 0, stream: 0, held: 0 }
let lateAborts = 0

/** Counts work from now on; the function that it returns ends the work, once. */
export function begin(gauge: Gauge): () => void {
  open[gauge] += 1
  begun[gauge] += 1
  let isOpen = true
  return () => {
    if (isOpen) open[gauge] -= 1
    isOpen = false
  }
}

/** Counts an abort of a signal whose call has ended. */
export function noteLateAbort(): void {
  lateAborts += 1
}

/** The counts at this moment. */
export function readCounts(): Counts {
  return { open: { ...open }, begun: { ...begun }, lateAborts }
}
