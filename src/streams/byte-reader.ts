import { settleWithin } from '../utils/timers.ts'
import { connectionFailed } from '../errors/errors.ts'

/** Reads a body in chosen lengths. */
export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #chunks: Uint8Array[] = []
  #size = 0
  readonly #idleTimeout: number | undefined

  /** @param idleTimeout - the longest wait for the next byte, in milliseconds */
  constructor(body: ReadableStream<Uint8Array>, idleTimeout: number | undefined) {
    this.#reader = body.getReader()
    this.#idleTimeout = idleTimeout
  }

  /** The next bytes, which may share memory with other reads. Throws `NETWORK` if the body ends, breaks or stalls. */
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

  /** Reads to the end of the body, which would count as aborted otherwise. */
  async finish(): Promise<void> {
    const step = await this.#next().catch(() => undefined)
    if (step?.done !== true || this.#size > 0) this.cancel(undefined)
  }

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

  cancel(reason: unknown): void {
    // A body that has broken needs no cancellation.
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
