/** The places on the server where a call may wait until its caller aborts it. */

import { begin } from './gauges.ts'

/** A place in the course of a call. */
export type Point =
  | 'request middleware, before next'
  | 'request middleware, after next'
  | 'middleware, before next'
  | 'middleware, after next'
  | 'validator'
  | 'handler'

/** The data of a call. */
export interface CallData {
  /** Comes back in every response. */
  readonly nonce: string
  /** The number of turns of the event loop that the handler waits. */
  readonly turns: number
  /** Where the call waits for its abort. */
  readonly hold?: Point | undefined
}

/** Yields to other calls for some turns of the event loop. */
export async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/**
 * Waits at a point for the abort, if the call asks for this point. The process that started the
 * server receives the nonce as a message.
 *
 * @throws the reason of the signal
 */
export async function pass(point: Point, call: CallData, signal: AbortSignal): Promise<void> {
  if (call.hold !== point) return
  const end = begin('held')
  try {
    const aborted = new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true })
    })
    process.send?.({ reached: call.nonce })
    if (!signal.aborted) await aborted
    signal.throwIfAborted()
  } finally {
    end()
  }
}
