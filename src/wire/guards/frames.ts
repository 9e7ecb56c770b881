/** The client's checks of frames. Each throws an Error for a frame that no endpoint writes. */

import { protocolError } from '../../errors/errors.ts'
import { ANSWER_TOO_LARGE } from '../../errors/catalog-values.ts'
import { FRAME_LIMIT, OPEN_LIMIT, WAITING_LIMIT, GROUP_LIMIT, FRAME } from '../frames.ts'

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

/** Checked before the payload is read. */
export function assertFrame(length: number): void {
  if (length > FRAME_LIMIT) throw tooLarge(`${FRAME_LIMIT} bytes in a frame`)
}

export function assertWaiting(bytes: number): void {
  if (bytes > WAITING_LIMIT) throw tooLarge(`${WAITING_LIMIT} unread bytes`)
}

export function assertOpen(count: number): void {
  if (count > OPEN_LIMIT) throw tooLarge(`${OPEN_LIMIT} concurrent streams and promises`)
}

export function assertGroup(size: number): void {
  if (size > GROUP_LIMIT) throw tooLarge(`${GROUP_LIMIT} nested promises`)
}

function tooLarge(what: string): Error {
  return protocolError(ANSWER_TOO_LARGE, { what })
}
