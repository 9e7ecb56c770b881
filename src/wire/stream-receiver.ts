/** The browser's end of an answer that goes on after its envelope. It reads as far as somebody waits. */

import { ProtocolError } from '../errors/errors.ts'
import { ByteReader } from '../streams/byte-reader.ts'
import { connectionFailed } from '../errors/network-error.ts'
import { parseEnvelope, type Envelope, type WatchOptions } from './envelope.ts'
import { FRAME, HEADER_LENGTH, readHeader, RICH, type FrameHeader } from './frames.ts'
import { assertFrame, assertWaiting } from './guards/receiver-limits.ts'
import { assertEnd, assertEnded, assertFirst } from './guards/frames.ts'
import { loadRichRoad } from '../serialization/load-graph-encoder.ts'
import { rejectionIn, unexpected, type Answer } from './unexpected-response.ts'
import type { Roads } from '../serialization/serializer.ts'
import { SinkTable, type OpenSink } from './pending-table.ts'
import { left, type Intake, type Sink } from './pending-values.ts'

/**
 * The envelope of an answer of frames; the rest arrives in the promises and streams that it holds.
 *
 * @throws ProtocolError `NETWORK` for a cut connection, `ANSWER_TOO_LARGE` beyond a limit; Error for what no
 * endpoint writes
 */
export async function receive(
  response: Response,
  roads: Roads,
  signal: AbortSignal | undefined,
  { idleTimeout }: WatchOptions = {},
): Promise<Envelope> {
  // It was cut before its first byte, or a middleware has taken it.
  if (response.body === null) return connectionFailed()
  const bytes = new ByteReader(response.body, idleTimeout || undefined)
  return new Inflow(response, bytes, roads).begin(signal)
}

class Inflow {
  readonly #answer: Answer
  readonly #bytes: ByteReader
  readonly #roads: Roads
  /** Those that somebody waits for. */
  readonly #wanted = new Set<Sink>()
  readonly #done = new AbortController()
  #waitingBytes = 0
  #isReading = true

  constructor(answer: Answer, bytes: ByteReader, roads: Roads) {
    this.#answer = answer
    this.#bytes = bytes
    this.#roads = roads
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

  readonly #intake: Intake = {
    want: (sink) => {
      this.#wanted.add(sink)
      this.#readOn()
    },
    rest: (sink) => this.#wanted.delete(sink),
    wait: (size) => {
      this.#waitingBytes += size
    },
    leave: (sink) => {
      this.#sinks.leave(sink)
      this.#endIfLeft()
    },
    drop: (brought) => {
      for (const sink of brought) this.#sinks.drop(sink)
      this.#endIfLeft()
    },
  }
  readonly #sinks = new SinkTable(this.#intake)

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
    if (!this.#sinks.isLive(open.sink)) this.#intake.drop(this.#sinks.brought)
    if (kind === FRAME.item) return this.#accept(header, open, item)
    const { end } = open.sink
    assertEnd(kind, end)
    this.#close(open)
    end.call(open.sink, item)
  }

  #accept({ length }: FrameHeader, open: OpenSink, value: unknown): void {
    const { brought } = this.#sinks
    if (open.sink.accept({ value, size: length, brought })) this.#close(open)
    assertWaiting(this.#waitingBytes)
  }

  async #failure(header: FrameHeader, open: OpenSink, payload: Uint8Array): Promise<void> {
    const status = new DataView(payload.buffer, payload.byteOffset).getUint16(0)
    const envelope = await this.#envelope(header, payload.subarray(2))
    this.#close(open)
    open.sink.fail(rejectionIn(envelope, { status, headers: this.#answer.headers }))
  }

  #close(open: OpenSink): void {
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
      if (tags !== undefined) this.#roads.result.unpack(values, tags, this.#sinks.takeBack)
      return values
    }
    const { decodeRich } = await loadRichRoad()
    return parseEnvelope(text, () => decodeRich(text, this.#roads, this.#sinks.takeBack))
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
