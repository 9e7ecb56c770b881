/**
 * The frames of an answer that goes on after its envelope: nine bytes that say what it is, whose it is and
 * how long, then that many bytes.
 */

/** What a frame is; a text that seroval wrote has {@link RICH} added. */
export const FRAME = {
  /** The envelope of the answer: the first frame, and no other. */
  envelope: 0,
  /** A text: an item of a stream, or what a promise resolved to. */
  item: 1,
  /** The same, as the bytes of a `Uint8Array`. */
  bytes: 2,
  /** The end of a stream; a text holds what a generator returned. */
  end: 3,
  /** A stream or a promise has failed: two bytes of status, then the text of an error's envelope. */
  failure: 4,
  /** The end of the answer. One that ends without it was cut. */
  close: 5,
  /** Nothing; sent while no source has anything, so that no proxy takes the connection for a dead one. */
  keepAlive: 6,
} as const

/** Marks the text of a frame as one of the graph encoder. */
export const RICH = 0x10

export const HEADER_LENGTH = 9

/** How much one frame may hold, in bytes. */
export const FRAME_LIMIT: number = 16 * 1024 * 1024

/** How many streams and promises of one answer may be open at a time. */
export const OPEN_LIMIT = 1024

/** How much may wait on the client for a reader, in bytes. */
export const WAITING_LIMIT: number = 32 * 1024 * 1024

/** A frame as it travels. */
export function encodeFrame(
  kind: number,
  source: number,
  ...payload: readonly Uint8Array[]
): Uint8Array {
  const length = payload.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const frame = new Uint8Array(HEADER_LENGTH + length)
  printHeader(frame, { kind, source, length })
  let offset = HEADER_LENGTH
  for (const part of payload) {
    frame.set(part, offset)
    offset += part.byteLength
  }
  return frame
}

/**
 * A frame whose payload nobody will change any more, in chunks: a copy of much costs more than another
 * chunk.
 */
export function encodeChunks(
  kind: number,
  source: number,
  payload: Uint8Array,
): readonly Uint8Array[] {
  const length = payload.byteLength
  if (length < MUCH) return [encodeFrame(kind, source, payload)]
  const header = new Uint8Array(HEADER_LENGTH)
  printHeader(header, { kind, source, length })
  return [header, payload]
}

const MUCH = 16 * 1024

function printHeader({ buffer }: Uint8Array, { kind, source, length }: FrameHeader): void {
  const header = new DataView(buffer)
  header.setUint8(0, kind)
  header.setUint32(1, source)
  header.setUint32(5, length)
}

/** What the first bytes of a frame say. */
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
