/** Frames for what an answer goes on with, and what fits into one. */

import type { EncodedBody } from './encode-response.ts'
import { FRAME, encodeFrame, RICH } from './frames.ts'
import { assertFits } from './guards/sender-limits.ts'
import { GRAPH_TYPE } from './content-types.ts'

/** A long run of bytes is sent in pieces of this size. */
const PIECE = 1024 * 1024

const UTF_8 = new TextEncoder()

/**
 * A frame with an encoded envelope.
 *
 * @throws TypeError for one that is too long
 */
export function textFrame(
  kind: number,
  id: number,
  { contentType, text }: EncodedBody,
  ...before: readonly Uint8Array[]
): Uint8Array {
  const bytes = UTF_8.encode(text)
  assertFits(bytes.byteLength)
  return encodeFrame(contentType === GRAPH_TYPE ? kind | RICH : kind, id, ...before, bytes)
}

/** What a caller is told of a failure. */
export interface FailureStatus {
  readonly status: number
  readonly body: EncodedBody
}

/**
 * A frame that ends a source with a failure.
 *
 * @throws TypeError for one that is too long
 */
export function failureFrame(id: number, { status, body }: FailureStatus): Uint8Array {
  return textFrame(FRAME.failure, id, body, Uint8Array.of(status >> 8, status & 0xff))
}

/** A long run of bytes in pieces. */
export function piecesOf(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.byteLength <= PIECE) return [bytes]
  const count = Math.ceil(bytes.byteLength / PIECE)
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * PIECE, (index + 1) * PIECE),
  )
}
