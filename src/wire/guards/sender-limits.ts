/** The limits of a streamed response, which a client enforces. Each throws a TypeError. */

import { FRAME_LIMIT, OPEN_LIMIT, GROUP_LIMIT } from '../frames.ts'

export function assertFewOpen(count: number): void {
  if (count > OPEN_LIMIT) {
    throw new TypeError(`more than ${OPEN_LIMIT} concurrent streams and promises cannot be sent`)
  }
}

export function assertSmallGroup(size: number): void {
  if (size > GROUP_LIMIT) {
    throw new TypeError(`more than ${GROUP_LIMIT} nested promises cannot be sent`)
  }
}

export function assertFits(length: number): void {
  if (length > FRAME_LIMIT) {
    throw new TypeError(`an item of more than ${FRAME_LIMIT} bytes cannot be sent`)
  }
}
