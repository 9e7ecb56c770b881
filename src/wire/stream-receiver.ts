/** The browser's end of an answer that goes on after its envelope. It reads as far as somebody waits. */

import { ProtocolError } from '../errors/errors.ts'
import { ByteReader } from '../streams/byte-reader.ts'
import { connectionFailed } from '../errors/network-error.ts'
import { parseEnvelope, type Envelope, type WatchOptions } from './envelope.ts'
import { FRAME, HEADER_LENGTH, readHeader, RICH, type FrameHeader } from './frames.ts'
import { assertFrame, assertWaiting } from './guards/receiver-limits.ts'
import { assertEnd, assertEnded, assertFirst } from './guards/frames.ts'
import { loadGraphEncoder } from '../serialization/load-graph-encoder.ts'
import { rejectionIn, unexpected, type Answer } from './unexpected-response.ts'
import type { Serializers } from '../serialization/serializer.ts'
import { PendingTable, type OpenValue } from './pending-table.ts'
import { left, type FlowControl, type PendingValue } from './pending-values.ts'

/**
 * The envelope of an answer of frames; the rest arrives in the promises and streams that it holds.
 *
 * @throws ProtocolError `NETWORK` for a cut connection, `ANSWER_TOO_LARGE` beyond a limit; Error for what no
 * endpoint writes
 */
export async function receiveStream(
  response: Response,
  serializers: Serializers,
  signal: AbortSignal | undefined,
  { idleTimeout }: WatchOptions = {},
): Promise<Envelope> {
  // It was cut before its first byte, or a middleware has taken it.
  if (response.body === null) return connectionFailed()
  const bytes = new ByteReader(response.body, idleTimeout || undefined)
  return new Inflow(response, bytes, serializers).begin(signal)
}

class Inflow {
  readonly #answer: Answer
  readonly #bytes: ByteReader
  readonly #serializers: Serializers
  /** Those that somebody waits for. */
  readonly #wanted = new Set<PendingValue>()
  readonly #done = new AbortController()
  #waitingBytes = 0
  #isReading = true

  constructor(answer: Answer, bytes: ByteReader, serializers: Serializers) {
    this.#answer = answer
    this.#bytes = bytes
    this.#serializers = serializers
  }

  async begin(signal: AbortSignal | undefined): Promise<Envelope> {
    signal?.addEventListener('abort', () => this.#fail(signal.reason), {
      signal: this.#done.signal,
    })
    try {
      const header = await this.#header()
      assertFirst(header.kind & ~RICH)
      const envelope = await this.#envelope(header, await this.#bytes.read(header.length))
      this.#isReading = false
      this.#readOn()
      return envelope
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  readonly #intake: FlowControl = {
    want: (pending) => {
      this.#wanted.add(pending)
      this.#readOn()
    },
    rest: (pending) => this.#wanted.delete(pending),
    wait: (size) => {
      this.#waitingBytes += size
    },
    leave: (pending) => {
      this.#sinks.leave(pending)
      this.#endIfLeft()
    },
    drop: (children) => {
      for (const pending of children) this.#sinks.drop(pending)
      this.#endIfLeft()
    },
  }
  readonly #sinks = new PendingTable(this.#intake)

  #readOn(): void {
    if (this.#isReading || this.#done.signal.aborted) return
    this.#isReading = true
    void this.#read()
  }

  async #read(): Promise<void> {
    try {
      while (this.#isWanted()) await this.#frame()
    } catch (error) {
      const isOurs = error instanceof ProtocolError
      this.#fail(isOurs ? error : unexpected(this.#answer, { cause: error }))
    } finally {
      this.#isReading = false
    }
  }

  /**
   * Whether to read on: for whoever waits, and where there is no stream whose items would pile up. Then
   * promises settle that nobody has looked at yet, and the connection ends.
   */
  #isWanted(): boolean {
    return !this.#done.signal.aborted && (this.#wanted.size > 0 || !this.#sinks.hasStreams)
  }

  async #frame(): Promise<void> {
    const header = await this.#header()
    const payload = await this.#bytes.read(header.length)
    const kind = header.kind & ~RICH
    if (kind === FRAME.keepAlive) return
    if (kind === FRAME.close) {
      assertEnded(this.#sinks.isEmpty)
      this.#done.abort()
      return this.#bytes.finish()
    }
    const open = this.#sinks.enter(header.source)
    // A copy: the memory of the payload is that of its neighbours, too.
    if (kind === FRAME.bytes) return this.#accept(header, open, new Uint8Array(payload))
    if (kind === FRAME.failure) return this.#failure(header, open, payload)
    const { item } = payload.byteLength === 0 ? {} : await this.#envelope(header, payload)
    if (!this.#sinks.isLive(open.pending)) this.#intake.drop(this.#sinks.children)
    if (kind === FRAME.item) return this.#accept(header, open, item)
    const { end } = open.pending
    assertEnd(kind, end)
    this.#close(open)
    end.call(open.pending, item)
  }

  #accept({ length }: FrameHeader, open: OpenValue, value: unknown): void {
    const { children } = this.#sinks
    if (open.pending.accept({ value, size: length, children })) this.#close(open)
    assertWaiting(this.#waitingBytes)
  }

  async #failure(header: FrameHeader, open: OpenValue, payload: Uint8Array): Promise<void> {
    const status = new DataView(payload.buffer, payload.byteOffset).getUint16(0)
    const envelope = await this.#envelope(header, payload.subarray(2))
    this.#close(open)
    open.pending.fail(rejectionIn(envelope, { status, headers: this.#answer.headers }))
  }

  #close(open: OpenValue): void {
    this.#sinks.close(open)
    this.#endIfLeft()
  }

  /** The server is told by the end of the connection, as soon as nothing of it is wanted. */
  #endIfLeft(): void {
    if (this.#sinks.isLeft) this.#fail(left())
  }

  async #header(): Promise<FrameHeader> {
    const header = readHeader(await this.#bytes.read(HEADER_LENGTH))
    assertFrame(header.length)
    return header
  }

  async #envelope({ kind }: FrameHeader, bytes: Uint8Array): Promise<Envelope> {
    const text = UTF_8.decode(bytes)
    if ((kind & RICH) === 0) {
      const { tags, ...values } = parseEnvelope(text)
      if (tags !== undefined) this.#serializers.result.decode(values, tags, this.#sinks.attach)
      return values
    }
    const { decodeGraph } = await loadGraphEncoder()
    return parseEnvelope(text, () => decodeGraph(text, this.#serializers, this.#sinks.attach))
  }

  /** Rejects all that is still to come. */
  #fail(reason: unknown): void {
    if (this.#done.signal.aborted) return
    this.#done.abort()
    this.#bytes.cancel(reason)
    this.#sinks.fail(reason)
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })
