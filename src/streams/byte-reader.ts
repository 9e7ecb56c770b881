import { settleWithin } from '../utils/settle-within.ts'
import { connectionFailed } from '../errors/network-error.ts'

/** The bytes of a body, in the lengths that are asked for. */
export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #chunks: Uint8Array[] = []
  #size = 0
  readonly #idleTimeout: number | undefined

  /** @param idleTimeout - how long a read waits for the next byte, in milliseconds */
  constructor(body: ReadableStream<Uint8Array>, idleTimeout: number | undefined) {
    this.#reader = body.getReader()
    this.#idleTimeout = idleTimeout
  }

  /**
   * The next bytes; their memory may be shared with others.
   *
   * @throws ProtocolError `NETWORK` when the body ends or breaks before, or no byte arrives in time
   */
  async read(length: number): Promise<Uint8Array> {
    while (this.#size < length) {
      const { done, value } = await this.#next().catch(connectionFailed)
      if (done) return connectionFailed()
      this.#chunks.push(value)
      this.#size += value.byteLength
    }
    this.#size -= length
    return this.#take(length)
  }

  /** Reads to the end of the body, where the rest is of no use: one that is not read counts as aborted. */
  async finish(): Promise<void> {
    const step = await this.#next().catch(() => undefined)
    if (step?.done !== true || this.#size > 0) this.cancel(undefined)
  }

  /** The next chunk; rejects when no byte arrives in time. */
  #next(): Promise<ReadableStreamReadResult<Uint8Array>> {
    const reading = this.#reader.read()
    const idleTimeout = this.#idleTimeout
    if (idleTimeout === undefined) return reading
    return settleWithin(
      reading,
      idleTimeout,
      () => new DOMException(`No data arrived for ${idleTimeout} ms.`, 'TimeoutError'),
    )
  }

  /** Lets go of the rest. */
  cancel(reason: unknown): void {
    // It may be broken already; then there is nothing to let go of.
    this.#reader.cancel(reason).catch(() => undefined)
  }

  #take(length: number): Uint8Array {
    const [first = new Uint8Array(), ...others] = this.#chunks
    if (first.byteLength > length) {
      this.#chunks = [first.subarray(length), ...others]
      return first.subarray(0, length)
    }
    if (first.byteLength === length) {
      this.#chunks = others
      return first
    }
    const whole = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      const chunk = this.#chunks.shift() ?? new Uint8Array(length)
      const part = chunk.subarray(0, length - filled)
      whole.set(part, filled)
      filled += part.byteLength
      if (part.byteLength < chunk.byteLength) this.#chunks.unshift(chunk.subarray(part.byteLength))
    }
    return whole
  }
}
