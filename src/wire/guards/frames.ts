/** Frames as the endpoint writes them, checked by the client. Each throws an Error for any other. */

import { FRAME } from '../frames.ts'

/** The first frame holds the envelope. */
export function assertFirst(kind: number): void {
  if (kind !== FRAME.envelope) throw new Error('it does not begin with an envelope')
}

/** The last frame comes when all streams have ended. */
export function assertEnded(isEmpty: boolean): void {
  if (!isEmpty) throw new Error('it ends before its streams')
}

/** A stream has a number. */
export function assertStreamId(mark: unknown): asserts mark is number {
  if (!Number.isInteger(mark)) throw new Error('a stream number is invalid')
}

/** A number that is known stands for what it stood for before. */
export function assertSameTag(known: string | undefined, tag: string): void {
  if (known !== undefined && known !== tag) throw new Error('two streams have the same number')
}

/** What has one item only has no end of its own. */
export function assertEnd<T>(kind: number, end: T | undefined): asserts end is T {
  if (kind !== FRAME.end || end === undefined) throw new Error('a frame has an unknown kind')
}
