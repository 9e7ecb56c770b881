/** The client's checks of frames. Each throws an Error for a frame that no endpoint writes. */

import { FRAME } from '../frames.ts'

/** The first frame holds the envelope. */
export function assertFirst(kind: number): void {
  if (kind !== FRAME.envelope) throw new Error('it does not begin with an envelope')
}

/** The last frame comes when all streams have ended. */
export function assertEnded(isEmpty: boolean): void {
  if (!isEmpty) throw new Error('it ends before its streams')
}

/** A stream has an id. */
export function assertStreamId(ref: unknown): asserts ref is number {
  if (!Number.isInteger(ref)) throw new Error('a stream number is invalid')
}

/** A known id keeps its tag. */
export function assertSameTag(known: string | undefined, tag: string): void {
  if (known !== undefined && known !== tag) throw new Error('two streams have the same number')
}

/** A promise has no frame for its end. */
export function assertEnd<T>(kind: number, end: T | undefined): asserts end is T {
  if (kind !== FRAME.end || end === undefined) throw new Error('a frame has an unknown kind')
}
