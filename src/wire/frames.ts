/**
 * The frames of a streamed response: nine bytes with the kind, the id of the source and the length, then the
 * payload.
 */

/** The kinds of frames; a text of the graph encoder has {@link GRAPH} added. */
export const FRAME = {
  /** The envelope of the response: the first frame, and no other. */
  envelope: 0,
  /** A text: an item of a stream, or the value of a promise. */
  item: 1,
  /** The same, as the bytes of a `Uint8Array`. */
  bytes: 2,
  /** The end of a stream; a text holds the return value of a generator. */
  end: 3,
  /** The failure of a stream or promise: two bytes of status, then the text of an error's envelope. */
  failure: 4,
  /** The end of the response. One that ends without it was cut. */
  close: 5,
  /** Empty; sent while no source has an item, so that no proxy closes the connection. */
  keepAlive: 6,
} as const

/** Marks the text of a frame as one of the graph encoder. */
export const GRAPH = 0x10

export const HEADER_LENGTH = 9

/** The longest payload of a frame, in bytes. */
export const FRAME_LIMIT: number = 16 * 1024 * 1024

/** The most open streams and promises of one response. */
export const OPEN_LIMIT = 1024

/** The most bytes that may wait on the client for a reader. */
export const WAITING_LIMIT: number = 32 * 1024 * 1024

export function encodeFrame(
  kind: number,
  source: number,
  ...payload: readonly Uint8Array[]
): Uint8Array {
  const length = payload.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const frame = new Uint8Array(HEADER_LENGTH + length)
  writeHeader(frame, { kind, source, length })
  let offset = HEADER_LENGTH
  for (const part of payload) {
    frame.set(part, offset)
    offset += part.byteLength
  }
  return frame
}

/** A frame in chunks, for a payload that no longer changes: a chunk costs less than a copy of a long payload. */
export function encodeChunks(
  kind: number,
  source: number,
  payload: Uint8Array,
): readonly Uint8Array[] {
  const length = payload.byteLength
  if (length < LONG) return [encodeFrame(kind, source, payload)]
  const header = new Uint8Array(HEADER_LENGTH)
  writeHeader(header, { kind, source, length })
  return [header, payload]
}

/** In bytes. */
const LONG = 16 * 1024

function writeHeader({ buffer }: Uint8Array, { kind, source, length }: FrameHeader): void {
  const header = new DataView(buffer)
  header.setUint8(0, kind)
  header.setUint32(1, source)
  header.setUint32(5, length)
}

export interface FrameHeader {
  readonly kind: number
  readonly source: number
  readonly length: number
}

/** @param bytes - {@link HEADER_LENGTH} of them */
export function readHeader({ buffer, byteOffset }: Uint8Array): FrameHeader {
  const header = new DataView(buffer, byteOffset, HEADER_LENGTH)
  return { kind: header.getUint8(0), source: header.getUint32(1), length: header.getUint32(5) }
}
