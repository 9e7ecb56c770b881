/** The browser's end of a streamed response. It reads on only while a value is awaited. */

import { connectionFailed } from '../errors/errors.ts'
import { ByteReader } from '../streams/byte-reader.ts'
import {
  failureOf,
  parseEnvelope,
  type Envelope,
  type WatchOptions,
  rejectionIn,
  type ResponseHead,
} from './envelope.ts'
import { FRAME, HEADER_LENGTH, readHeader, GRAPH, type FrameHeader } from './frames.ts'
import { assertFrame, assertWaiting, assertEnd, assertEnded, assertFirst } from './guards/frames.ts'
import type { Attach } from '../serialization/codecs.ts'
import type { Serializers } from '../serialization/serializer.ts'
import { PendingTable, type OpenValue } from './pending-table.ts'
import { abandoned, type FlowControl, type PendingValue } from './pending-values.ts'

/** The envelope of a streamed response; the rest arrives in its promises and streams. */
export async function receiveStream(
  response: Response,
  serializers: Serializers,
  signal: AbortSignal | undefined,
  { idleTimeout }: WatchOptions = {},
): Promise<Envelope> {
  // The connection was cut before its first byte, or a middleware has read the body.
  if (response.body === null) return connectionFailed()
  const bytes = new ByteReader(response.body, idleTimeout || undefined)
  return new StreamReceiver(response, bytes, serializers).begin(signal)
}

class StreamReceiver {
  readonly #response: ResponseHead
  readonly #bytes: ByteReader
  readonly #serializers: Serializers
  readonly #wanted = new Set<PendingValue>()
  readonly #done = new AbortController()
  #waitingBytes = 0
  #isReading = true

  constructor(response: ResponseHead, bytes: ByteReader, serializers: Serializers) {
    this.#response = response
    this.#bytes = bytes
    this.#serializers = serializers
  }

  async begin(signal: AbortSignal | undefined): Promise<Envelope> {
    signal?.addEventListener('abort', () => this.#fail(signal.reason), {
      signal: this.#done.signal,
    })
    try {
      const header = await this.#header()
      assertFirst(header.kind & ~GRAPH)
      const envelope = await this.#envelope(header, await this.#bytes.read(header.length))
      this.#isReading = false
      this.#readOn()
      return envelope
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  readonly #flow: FlowControl = {
    want: (pending) => {
      this.#wanted.add(pending)
      this.#readOn()
    },
    rest: (pending) => this.#wanted.delete(pending),
    wait: (size) => {
      this.#waitingBytes += size
    },
    abandon: (pending) => {
      this.#pending.abandon(pending)
      this.#endIfAbandoned()
    },
    drop: (children) => {
      for (const pending of children) this.#pending.drop(pending)
      this.#endIfAbandoned()
    },
  }
  readonly #pending = new PendingTable(this.#flow)

  #readOn(): void {
    if (this.#isReading || this.#done.signal.aborted) return
    this.#isReading = true
    void this.#read()
  }

  async #read(): Promise<void> {
    try {
      while (this.#isWanted()) await this.#frame()
    } catch (error) {
      this.#fail(failureOf(this.#response, error))
    } finally {
      this.#isReading = false
    }
  }

  /**
   * Whether to read on: for an awaited value, and while no stream's items would pile up. Promises that are not
   * awaited yet settle then, and the connection ends.
   */
  #isWanted(): boolean {
    return !this.#done.signal.aborted && (this.#wanted.size > 0 || !this.#pending.hasStreams)
  }

  async #frame(): Promise<void> {
    const header = await this.#header()
    const payload = await this.#bytes.read(header.length)
    const kind = header.kind & ~GRAPH
    if (kind === FRAME.keepAlive) return
    if (kind === FRAME.close) {
      assertEnded(this.#pending.isEmpty)
      this.#done.abort()
      return this.#bytes.finish()
    }
    const open = this.#pending.enter(header.source)
    // A copy, because other frames share the memory of the payload.
    if (kind === FRAME.bytes) return this.#accept(header, open, new Uint8Array(payload))
    if (kind === FRAME.failure) return this.#failure(header, open, payload)
    const { item } = payload.byteLength === 0 ? {} : await this.#envelope(header, payload)
    if (!this.#pending.isLive(open.pending)) this.#flow.drop(this.#pending.children)
    if (kind === FRAME.item) return this.#accept(header, open, item)
    const { end } = open.pending
    assertEnd(kind, end)
    this.#close(open)
    end.call(open.pending, item)
  }

  #accept({ length }: FrameHeader, open: OpenValue, value: unknown): void {
    const { children } = this.#pending
    if (open.pending.accept({ value, size: length, children })) this.#close(open)
    assertWaiting(this.#waitingBytes)
  }

  async #failure(header: FrameHeader, open: OpenValue, payload: Uint8Array): Promise<void> {
    const status = new DataView(payload.buffer, payload.byteOffset).getUint16(0)
    const envelope = await this.#envelope(header, payload.subarray(2))
    const reason = await rejectionIn(envelope, { status, headers: this.#response.headers })
    this.#close(open)
    open.pending.fail(reason)
  }

  #close(open: OpenValue): void {
    this.#pending.close(open)
    this.#endIfAbandoned()
  }

  /** Closes the connection, which stops the server, when no value is wanted any more. */
  #endIfAbandoned(): void {
    if (this.#pending.isAbandoned) this.#fail(abandoned())
  }

  async #header(): Promise<FrameHeader> {
    const header = readHeader(await this.#bytes.read(HEADER_LENGTH))
    assertFrame(header.length)
    return header
  }

  async #envelope({ kind }: FrameHeader, bytes: Uint8Array): Promise<Envelope> {
    const text = UTF_8.decode(bytes)
    if ((kind & GRAPH) === 0) {
      const { tags, ...values } = parseEnvelope(text)
      if (tags !== undefined) this.#serializers.result.decode(values, tags, this.#pending.attach)
      return values
    }
    return parseGraph(text, this.#serializers, this.#pending.attach)
  }

  #fail(reason: unknown): void {
    if (this.#done.signal.aborted) return
    this.#done.abort()
    this.#bytes.cancel(reason)
    this.#pending.fail(reason)
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** The envelope in a text of the graph encoder. The browser loads seroval when it first meets a cycle. */
export async function parseGraph(
  text: string,
  serializers: Serializers,
  attach?: Attach,
): Promise<Envelope> {
  const { decodeGraph } = await import('../serialization/graph-encoder.ts').catch(connectionFailed)
  return parseEnvelope(text, () => decodeGraph(text, serializers, attach))
}
