/** Counts of unfinished work on the server in the soak and fault runs. */

/** The kinds of work that are counted. */
export type Gauge = 'handler' | 'generator' | 'stream' | 'held'

/** The counts of one server process. */
export interface Counts {
  /** Unfinished work, by kind. */
  readonly open: Readonly<Record<Gauge, number>>
  /** Started work, by kind. */
  readonly begun: Readonly<Record<Gauge, number>>
  /** Signals that aborted after their call had succeeded. */
  readonly lateAborts: number
}

const open: Record<Gauge, number> = { handler: 0, generator: 0, stream: 0, held: 0 }
const begun: Record<Gauge, number> = { handler: 0, generator: 0, stream: 0, held: 0 }
let lateAborts = 0

/** Counts a unit of work; the returned function ends it, once. */
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

/** The current counts. */
export function readCounts(): Counts {
  return { open: { ...open }, begun: { ...begun }, lateAborts }
}
