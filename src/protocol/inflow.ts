/** The browser's end of an answer that goes on after its envelope. It reads as far as somebody waits. */

import { ANSWER_TOO_LARGE } from '../shared/value-errors.ts'
import { refusal, ProtocolError } from '../shared/errors.ts'
import { ByteReader } from './byte-reader.ts'
import { connectionFailed } from './connection-failed.ts'
import type { TakeBack } from './codecs.ts'
import { parseEnvelope, type Envelope } from './envelope.ts'
import {
  FRAME,
  FRAME_LIMIT,
  HEADER_LENGTH,
  OPEN_LIMIT,
  readHeader,
  RICH,
  WAITING_LIMIT,
  type FrameHeader,
} from './frames.ts'
import { loadRichRoad } from './load-rich-road.ts'
import { rejectionIn, unexpected, type Answer } from './rejection.ts'
import type { Roads } from './roads.ts'
import { promiseSink, QueueSink, type Intake, type Sink } from './sinks.ts'

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
): Promise<Envelope> {
  // It was cut before its first byte, or a middleware has taken it.
  if (response.body === null) return connectionFailed()
  return new Inflow(response, response.body, roads).begin(signal)
}

class Inflow {
  readonly #answer: Answer
  readonly #bytes: ByteReader
  readonly #roads: Roads
  /** What is still to come, by its number. */
  readonly #sinks = new Map<number, Sink>()
  /** Those of them that somebody may still look at. */
  readonly #live = new Set<Sink>()
  /** Those that have many items, left ones too. */
  readonly #streams = new Set<Sink>()
  /** Those that somebody waits for. */
  readonly #wanted = new Set<Sink>()
  readonly #done = new AbortController()
  /** Those that the frame at hand has opened. */
  #opened: Sink[] = []
  #waitingBytes = 0
  #isReading = true

  constructor(answer: Answer, body: ReadableStream<Uint8Array>, roads: Roads) {
    this.#answer = answer
    this.#roads = roads
    this.#bytes = new ByteReader(body)
  }

  async begin(signal: AbortSignal | undefined): Promise<Envelope> {
    signal?.addEventListener('abort', () => this.#fail(signal.reason), {
      signal: this.#done.signal,
    })
    try {
      const header = await this.#header()
      if ((header.kind & ~RICH) !== FRAME.envelope)
        throw new Error('it does not begin with an envelope')
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
    leave: (sink) => this.#leave(sink),
  }

  readonly #takeBack: TakeBack = (mark, tag) => {
    if (!Number.isInteger(mark)) throw new Error('a number of a stream is none')
    // Just looked at.
    const id = mark as number
    const known = this.#sinks.get(id)
    if (known?.tag === tag) return known.value
    if (known !== undefined) throw new Error('two streams have one number')
    if (this.#sinks.size >= OPEN_LIMIT) {
      throw refusal(ANSWER_TOO_LARGE, { what: `${OPEN_LIMIT} streams and promises at a time` })
    }
    const sink = tag === 'promise' ? promiseSink(this.#intake) : new QueueSink(tag, this.#intake)
    this.#sinks.set(id, sink)
    this.#live.add(sink)
    if (tag !== 'promise') this.#streams.add(sink)
    this.#opened.push(sink)
    return sink.value
  }

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
    return !this.#done.signal.aborted && (this.#wanted.size > 0 || this.#streams.size === 0)
  }

  async #frame(): Promise<void> {
    this.#opened = []
    const header = await this.#header()
    const payload = await this.#bytes.read(header.length)
    const kind = header.kind & ~RICH
    if (kind === FRAME.close) {
      if (this.#sinks.size > 0) throw new Error('it ends before its streams')
      return this.#done.abort()
    }
    const sink = this.#sinks.get(header.source)
    if (sink === undefined) throw new Error('a frame belongs to no stream')
    // A copy: the memory of the payload is that of its neighbours, too.
    if (kind === FRAME.bytes) return this.#accept(header, sink, new Uint8Array(payload))
    if (kind === FRAME.failure) return this.#failure(header, sink, payload)
    const { item } = payload.byteLength === 0 ? {} : await this.#envelope(header, payload)
    if (kind === FRAME.item) return this.#accept(header, sink, item)
    if (kind !== FRAME.end || sink.end === undefined) throw new Error('a frame is of no kind')
    this.#close(header, sink)
    sink.end({ value: item, opened: this.#opened })
  }

  #accept({ source, length }: FrameHeader, sink: Sink, value: unknown): void {
    if (sink.accept({ value, size: length, opened: this.#opened })) this.#close({ source }, sink)
    if (this.#waitingBytes > WAITING_LIMIT) {
      throw refusal(ANSWER_TOO_LARGE, { what: `${WAITING_LIMIT} bytes that wait for a reader` })
    }
  }

  async #failure(header: FrameHeader, sink: Sink, payload: Uint8Array): Promise<void> {
    const status = new DataView(payload.buffer, payload.byteOffset).getUint16(0)
    const envelope = await this.#envelope(header, payload.subarray(2))
    this.#close(header, sink)
    sink.fail(rejectionIn(envelope, { status, headers: this.#answer.headers }))
  }

  #close({ source }: Pick<FrameHeader, 'source'>, sink: Sink): void {
    this.#sinks.delete(source)
    this.#streams.delete(sink)
    this.#leave(sink)
  }

  /** The server is told by the end of the connection, as soon as nothing of it is wanted. */
  #leave(sink: Sink): void {
    this.#live.delete(sink)
    if (this.#live.size === 0 && this.#sinks.size > 0) this.#finish()
  }

  async #header(): Promise<FrameHeader> {
    const header = readHeader(await this.#bytes.read(HEADER_LENGTH))
    if (header.length > FRAME_LIMIT) {
      throw refusal(ANSWER_TOO_LARGE, { what: `${FRAME_LIMIT} bytes in a frame` })
    }
    return header
  }

  async #envelope({ kind }: FrameHeader, bytes: Uint8Array): Promise<Envelope> {
    const text = UTF_8.decode(bytes)
    if ((kind & RICH) === 0) {
      const { tags, ...values } = parseEnvelope(text)
      if (tags !== undefined) this.#roads.result.unpack(values, tags, this.#takeBack)
      return values
    }
    const { decodeRich } = await loadRichRoad()
    return parseEnvelope(text, () => decodeRich(text, this.#roads, this.#takeBack))
  }

  /** Rejects all that is still to come. */
  #fail(reason: unknown): void {
    if (this.#done.signal.aborted) return
    this.#finish(reason)
    for (const sink of this.#sinks.values()) sink.fail(reason)
    this.#sinks.clear()
  }

  #finish(reason?: unknown): void {
    this.#done.abort()
    this.#bytes.cancel(reason)
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })
