/** The limits of a streamed response. */

import { protocolError } from '../../errors/errors.ts'
import { ANSWER_TOO_LARGE } from '../../errors/catalog-values.ts'
import { FRAME_LIMIT, OPEN_LIMIT, WAITING_LIMIT } from '../frames.ts'
import { GROUP_LIMIT } from '../reference-group.ts'

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
