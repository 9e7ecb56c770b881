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

/** Frames for bytes that no longer change: in pieces, and without a copy of long ones. */
export function encodeChunks(
  kind: number,
  source: number,
  bytes: Uint8Array,
): readonly Uint8Array[] {
  const count = Math.ceil(bytes.byteLength / PIECE) || 1
  return Array.from({ length: count }, (_, index) => {
    const payload = bytes.subarray(index * PIECE, (index + 1) * PIECE)
    const length = payload.byteLength
    if (length < LONG) return [encodeFrame(kind, source, payload)]
    const header = new Uint8Array(HEADER_LENGTH)
    writeHeader(header, { kind, source, length })
    return [header, payload]
  }).flat()
}

/** In bytes. */
const PIECE = 1024 * 1024
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

/** The most promises and streams in one group. */
export const GROUP_LIMIT = 16_384

/**
 * The promises and streams in the result or in one item of a stream, those in the values of these promises, and so
 * on. While one of them is open, its settled promises keep their ids; both sides forget them together.
 */
export class ReferenceGroup<TKey, TKnown> {
  readonly #settled: Map<TKey, TKnown>
  readonly #keys: TKey[] = []
  #open = 0
  #size = 0

  constructor(settled: Map<TKey, TKnown>) {
    this.#settled = settled
  }

  get size(): number {
    return this.#size
  }

  enter(): void {
    this.#open += 1
    this.#size += 1
  }

  settle(key: TKey, known: TKnown): void {
    this.#settled.set(key, known)
    this.#keys.push(key)
  }

  /** To be called after the children of the member have entered. */
  leave(): void {
    this.#open -= 1
    if (this.#open > 0) return
    for (const key of this.#keys.splice(0)) this.#settled.delete(key)
  }
}
