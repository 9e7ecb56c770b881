import type { Detach } from '../serialization/codecs.ts'
import {
  fromIterable,
  fromPromise,
  fromStream,
  nextEvent,
  type AsyncSource,
  type SourceEvent,
} from '../streams/async-source.ts'
import { markHandled, dispose } from '../streams/dispose.ts'
import { Pause } from '../utils/timers.ts'
import { GRAPH_TYPE } from './content-types.ts'
import type { EncodedBody } from './encode-response.ts'
import { FRAME, encodeChunks, encodeFrame, GRAPH, ReferenceGroup } from './frames.ts'
import { assertFewOpen, assertFits, assertSmallGroup } from './guards/sender-limits.ts'

/** Hooks that a streamed response needs from its host. */
export interface StreamSenderHooks {
  /** Encodes an envelope; each attempt takes a `Detach` of its own. */
  readonly encode: (envelope: object, attempt: () => Detach) => EncodedBody
  readonly within: <T>(run: () => T) => T
  /** Reports a failure and describes it for the caller. */
  readonly describeFailure: (thrown: unknown) => FailureStatus
  readonly unsendable: (cause: unknown) => unknown
  /** The longest time without a frame, in milliseconds; then the transport gets a keep-alive frame. */
  readonly keepAlive: number
}

export interface FailureStatus {
  readonly status: number
  readonly body: EncodedBody
}

interface OpenSource {
  readonly id: number
  readonly tag: string
  readonly value: object
  readonly group: SourceGroup
  readonly source: AsyncSource
}

/** The ids of settled promises. */
type SourceGroup = ReferenceGroup<object, number>

/** The new values that an envelope refers to. */
type References = Map<object, { readonly id: number; readonly tag: string }>

/**
 * A response that goes on after its envelope. Its sources are pulled: each is asked for one item when the
 * transport wants more, and not again before that item has been sent.
 */
export class StreamSender {
  readonly #hooks: StreamSenderHooks
  readonly #open = new Map<object, OpenSource>()
  readonly #settled = new Map<object, number>()
  readonly #events: (readonly [open: OpenSource, event: SourceEvent])[] = []
  #idle: OpenSource[] = []
  readonly #pause = new Pause()
  #lastId = 0
  #isCancelled = false

  constructor(hooks: StreamSenderHooks) {
    this.#hooks = hooks
  }

  get isEmpty(): boolean {
    return this.#open.size === 0
  }

  /**
   * Encodes an envelope and opens its promises and streams in `group`. `use` runs before they count as open. A failure
   * cancels them.
   */
  encode<T>(
    envelope: object,
    use: (body: EncodedBody) => T,
    group: SourceGroup = new ReferenceGroup(this.#settled),
  ): T {
    let references: References = new Map()
    // Adapters make new values with each attempt.
    const seen = new Set<object>()
    const opened: OpenSource[] = []
    try {
      const body = this.#hooks.encode(envelope, () => {
        references = new Map()
        return (value, tag) => {
          seen.add(value)
          return this.#refer(value, tag, references)
        }
      })
      assertFewOpen(this.#open.size + references.size)
      assertSmallGroup(group.size + references.size)
      for (const [value, { id, tag }] of references) {
        opened.push({ id, tag, value, group, source: openSource(value, tag) })
      }
      const used = use(body)
      for (const open of opened) {
        this.#open.set(open.value, open)
        group.enter()
      }
      this.#idle.push(...opened)
      this.#lastId += opened.length
      return used
    } catch (error) {
      for (const open of opened) this.#close(open, error)
      throw error
    } finally {
      dispose([...seen].filter((value) => this.#knownId(value) === undefined))
    }
  }

  /** The id of a value in an envelope: its own, or the next. */
  #refer(value: object, tag: string, references: References): number {
    const known = this.#knownId(value) ?? references.get(value)?.id
    if (known !== undefined) return known
    const id = this.#lastId + references.size + 1
    references.set(value, { id, tag })
    return id
  }

  /** The id of an open source, or of a settled promise that may be named again. */
  #knownId(value: object): number | undefined {
    return this.#open.get(value)?.id ?? this.#settled.get(value)
  }

  stream(envelope: EncodedBody): ReadableStream<Uint8Array> {
    const first = textFrame(FRAME.envelope, 0, envelope)
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => controller.enqueue(first),
        pull: (controller) => this.#hooks.within(() => this.#pull(controller)),
        cancel: (reason) => this.#hooks.within(() => this.cancel(reason)),
      },
      // Sources are pulled only when the transport wants bytes.
      { highWaterMark: 0 },
    )
  }

  cancel(reason: unknown): void {
    this.#isCancelled = true
    for (const [, event] of this.#events.splice(0)) this.#drop(event)
    for (const { tag, source } of this.#idle.splice(0)) {
      if (tag === 'promise') void nextEvent(source).then((event) => this.#drop(event))
    }
    for (const open of this.#open.values()) this.#close(open, reason)
    this.#open.clear()
    this.#pause.end()
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const idle = this.#idle
    this.#idle = []
    for (const open of idle) {
      void nextEvent(open.source).then((event) => this.#receive(open, event))
    }
    if (this.#events.length === 0) await this.#pause.wait(this.#hooks.keepAlive)
    if (this.#isCancelled) return
    const next = this.#events.shift()
    // Sent from a pull, so that a transport which wants nothing gets none.
    if (next === undefined) return controller.enqueue(encodeFrame(FRAME.keepAlive, 0))
    for (const frame of this.#encodeEvent(...next)) controller.enqueue(frame)
    if (!this.isEmpty) return
    controller.enqueue(encodeFrame(FRAME.close, 0))
    controller.close()
  }

  #receive(open: OpenSource, event: SourceEvent): void {
    if (this.#isCancelled) return this.#drop(event)
    this.#events.push([open, event])
    if (this.#pause.isOn) return this.#pause.end()
    // Until the transport wants it, a rejection within it would be unhandled.
    markHandled(event.type === 'failure' ? event.thrown : event.value)
  }

  /** Discards an event after the caller has gone; its failure is still reported. */
  #drop(event: SourceEvent): void {
    if (event.type === 'failure') this.#hooks.describeFailure(event.thrown)
    else dispose(event.value)
  }

  #encodeEvent(open: OpenSource, event: SourceEvent): readonly Uint8Array[] {
    if (event.type === 'failure') return [this.#encodeFailure(open, event.thrown)]
    try {
      const frames = this.#framesOf(open, event)
      if (event.type === 'item' && open.tag !== 'promise') this.#idle.push(open)
      else this.#finish(open)
      return frames
    } catch (cause) {
      this.#close(open, cause)
      return [this.#encodeFailure(open, this.#hooks.unsendable(cause))]
    }
  }

  #framesOf(
    { id, tag, group }: OpenSource,
    { type, value }: Exclude<SourceEvent, { type: 'failure' }>,
  ): readonly Uint8Array[] {
    if (type === 'end' && value === undefined) return [encodeFrame(FRAME.end, id)]
    if (type === 'item' && value instanceof Uint8Array) {
      // Only a generator may reuse the memory of its items.
      if (tag === 'stream') return encodeChunks(FRAME.bytes, id, value)
      assertFits(value.byteLength)
      return [encodeFrame(FRAME.bytes, id, value)]
    }
    const kind = type === 'end' ? FRAME.end : FRAME.item
    const toFrame = (body: EncodedBody): Uint8Array => textFrame(kind, id, body)
    return [this.encode({ item: value }, toFrame, tag === 'promise' ? group : undefined)]
  }

  #finish({ id, tag, value, group }: OpenSource): void {
    this.#open.delete(value)
    if (tag === 'promise') group.settle(value, id)
    group.leave()
  }

  #encodeFailure(open: OpenSource, thrown: unknown): Uint8Array {
    this.#finish(open)
    try {
      return failureFrame(open.id, this.#hooks.describeFailure(thrown))
    } catch (cause) {
      // The app's data is too long for a frame.
      return failureFrame(open.id, this.#hooks.describeFailure(this.#hooks.unsendable(cause)))
    }
  }

  #close({ source }: OpenSource, reason: unknown): void {
    // An error of a `finally` block reaches no caller, so it is only reported.
    source.cancel(reason).catch((thrown: unknown) => this.#hooks.describeFailure(thrown))
  }
}

function openSource(value: object, tag: string): AsyncSource {
  // The codec with this tag has matched the value.
  if (tag === 'promise') return fromPromise(value as PromiseLike<unknown>)
  if (tag === 'stream') return fromStream(value as ReadableStream<unknown>)
  return fromIterable(value as AsyncIterable<unknown>)
}

const UTF_8 = new TextEncoder()

function textFrame(
  kind: number,
  id: number,
  { contentType, text }: EncodedBody,
  ...before: readonly Uint8Array[]
): Uint8Array {
  const bytes = UTF_8.encode(text)
  assertFits(bytes.byteLength)
  return encodeFrame(contentType === GRAPH_TYPE ? kind | GRAPH : kind, id, ...before, bytes)
}

function failureFrame(id: number, { status, body }: FailureStatus): Uint8Array {
  return textFrame(FRAME.failure, id, body, Uint8Array.of(status >> 8, status & 0xff))
}
