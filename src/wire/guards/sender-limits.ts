/** What an answer that goes on may hold: a client refuses more. Each throws a TypeError that says so. */

import { FRAME_LIMIT, OPEN_LIMIT } from '../frames.ts'
import { GROUP_LIMIT } from '../reference-group.ts'

/** Counts what is open at a time. */
export function assertFewOpen(count: number): void {
  if (count > OPEN_LIMIT) {
    throw new TypeError(`more than ${OPEN_LIMIT} streams and promises at a time cannot be sent`)
  }
}

/** Counts what one item has children, and what that children. */
export function assertSmallGroup(size: number): void {
  if (size > GROUP_LIMIT) {
    throw new TypeError(`more than ${GROUP_LIMIT} promises that bring one another cannot be sent`)
  }
}

/** Counts the bytes of a frame. */
export function assertFits(length: number): void {
  if (length > FRAME_LIMIT) {
    throw new TypeError(`an item of more than ${FRAME_LIMIT} bytes cannot be sent`)
  }
}
