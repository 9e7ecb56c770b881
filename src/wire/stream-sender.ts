import type { Detach } from '../serialization/codecs.ts'
import type { EncodedBody } from './encode-response.ts'
import { FRAME, encodeChunks, encodeFrame } from './frames.ts'
import { failureFrame, piecesOf, textFrame, type FailureStatus } from './item-frames.ts'
import { ReferenceGroup } from './reference-group.ts'
import { assertFewOpen, assertFits, assertSmallGroup } from './guards/sender-limits.ts'
import { markHandled, dispose } from '../streams/dispose.ts'
import { Pause } from '../streams/pause.ts'
import { openAsyncSource, type AsyncSource, type SourceEvent } from './async-source.ts'

/** What an answer that goes on needs of the server around it. */
export interface StreamSenderHooks {
  /** Encodes an envelope; each attempt takes a `Detach` of its own. */
  readonly encode: (envelope: object, attempt: () => Detach) => EncodedBody
  /** Runs code of the app where the request's scope is. */
  readonly within: <T>(run: () => T) => T
  /** What the caller is told about a failure, which is reported thereby. */
  readonly tell: (thrown: unknown) => FailureStatus
  /** What is thrown for an item that cannot be sent. */
  readonly unsendable: (cause: unknown) => unknown
  /** After how long without a frame the transport gets a keep-alive frame, in milliseconds. */
  readonly keepAlive: number
}

/** A source among the others of an answer. */
interface OpenSource extends AsyncSource {
  readonly id: number
  readonly value: object
  readonly group: SourceGroup
}

/** Knows settled promises by themselves, and gives their numbers. */
type SourceGroup = ReferenceGroup<object, number>

/** What an envelope names, by what it is. */
type Marked = Map<object, { readonly id: number; readonly tag: string }>

type Happened = readonly [source: OpenSource, event: SourceEvent]

/**
 * An answer that goes on after its envelope. Its sources are pulled: each is asked for one item when the
 * transport wants more, and not again before that item has gone.
 */
export class StreamSender {
  readonly #hooks: StreamSenderHooks
  readonly #open = new Map<object, OpenSource>()
  readonly #settled = new Map<object, number>()
  readonly #happened: Happened[] = []
  #idle: OpenSource[] = []
  /** The pull that waits for something to happen. */
  readonly #pause = new Pause()
  #lastId = 0
  #isCancelled = false

  constructor(hooks: StreamSenderHooks) {
    this.#hooks = hooks
  }

  /** Whether there is nothing to go on with. */
  get isEmpty(): boolean {
    return this.#open.size === 0
  }

  /**
   * Encodes an envelope, whose promises and streams belong to this answer from now on.
   *
   * @param use - makes what is wanted of the text
   * @param group - what they are added to
   * @throws whatever `encode` and `use` throw, TypeError for what cannot be opened; then it has let go of
   * them
   */
  encode<T>(
    envelope: object,
    use: (body: EncodedBody) => T,
    group: SourceGroup = new ReferenceGroup(this.#settled),
  ): T {
    let marked: Marked = new Map()
    // An adapter makes others with each attempt.
    const met = new Set<object>()
    const opened: OpenSource[] = []
    try {
      const body = this.#hooks.encode(envelope, () => {
        marked = new Map()
        return (value, tag) => {
          met.add(value)
          return this.#idOf(value, tag, marked)
        }
      })
      assertFewOpen(this.#open.size + marked.size)
      assertSmallGroup(group.size + marked.size)
      for (const [value, { id, tag }] of marked) {
        opened.push({ id, value, group, ...openAsyncSource(value, tag) })
      }
      const used = use(body)
      for (const source of opened) {
        this.#open.set(source.value, source)
        group.enter()
      }
      this.#idle.push(...opened)
      this.#lastId += opened.length
      return used
    } catch (error) {
      for (const source of opened) this.#close(source, error)
      throw error
    } finally {
      dispose([...met].filter((value) => this.#known(value) === undefined))
    }
  }

  /** The id of a source in an envelope: one that the client knows, or the next. */
  #idOf(value: object, tag: string, marked: Marked): number {
    const known = this.#known(value) ?? marked.get(value)?.id
    if (known !== undefined) return known
    const id = this.#lastId + marked.size + 1
    marked.set(value, { id, tag })
    return id
  }

  /** The id of what is open, or of a promise that has settled and may be named again. */
  #known(value: object): number | undefined {
    return this.#open.get(value)?.id ?? this.#settled.get(value)
  }

  /**
   * The bytes of the answer, from its envelope to its last frame.
   *
   * @throws TypeError for an envelope that is too long
   */
  stream(envelope: EncodedBody): ReadableStream<Uint8Array> {
    const first = textFrame(FRAME.envelope, 0, envelope)
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => controller.enqueue(first),
        pull: (controller) => this.#hooks.within(() => this.#pull(controller)),
        cancel: (reason) => this.#hooks.within(() => this.cancel(reason)),
      },
      // Nothing is asked of the app before the transport wants it.
      { highWaterMark: 0 },
    )
  }

  /** Lets go of every source: nobody reads on. */
  cancel(reason: unknown): void {
    this.#isCancelled = true
    for (const [, event] of this.#happened.splice(0)) this.#drop(event)
    for (const source of this.#idle.splice(0)) {
      if (source.isSingle) void source.next().then((event) => this.#drop(event))
    }
    for (const source of this.#open.values()) this.#close(source, reason)
    this.#open.clear()
    this.#pause.end()
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const idle = this.#idle
    this.#idle = []
    for (const source of idle) {
      void source.next().then((event) => this.#note(source, event))
    }
    if (this.#happened.length === 0) await this.#pause.wait(this.#hooks.keepAlive)
    if (this.#isCancelled) return
    const happened = this.#happened.shift()
    // One for each pull: a transport that wants nothing gets none.
    if (happened === undefined) return controller.enqueue(encodeFrame(FRAME.keepAlive, 0))
    for (const frame of this.#frames(...happened)) controller.enqueue(frame)
    if (!this.isEmpty) return
    controller.enqueue(encodeFrame(FRAME.close, 0))
    controller.close()
  }

  #note(source: OpenSource, event: SourceEvent): void {
    if (this.#isCancelled) return this.#drop(event)
    this.#happened.push([source, event])
    if (this.#pause.isOn) return this.#pause.end()
    // It waits until the transport wants more: what fails in it meanwhile must not end the process.
    markHandled(event.type === 'failure' ? event.thrown : event.value)
  }

  /** What comes when the caller has gone; whoever runs the server still wants to know of failures. */
  #drop(event: SourceEvent): void {
    if (event.type === 'failure') this.#hooks.tell(event.thrown)
    else dispose(event.value)
  }

  #frames(source: OpenSource, event: SourceEvent): readonly Uint8Array[] {
    if (event.type === 'failure') return [this.#failure(source, event.thrown)]
    try {
      const frames = this.#printed(source, event)
      if (event.type === 'item' && !source.isSingle) this.#idle.push(source)
      else this.#finish(source)
      return frames
    } catch (cause) {
      this.#close(source, cause)
      return [this.#failure(source, this.#hooks.unsendable(cause))]
    }
  }

  #printed(
    { id, isDivisible, isSingle, group }: OpenSource,
    { type, value }: SourceEvent & { value: unknown },
  ) {
    if (type === 'end' && value === undefined) return [encodeFrame(FRAME.end, id)]
    if (type === 'item' && value instanceof Uint8Array) {
      // The chunks of a stream are its reader's; a generator may fill the same bytes again.
      if (isDivisible)
        return piecesOf(value).flatMap((piece) => encodeChunks(FRAME.bytes, id, piece))
      assertFits(value.byteLength)
      return [encodeFrame(FRAME.bytes, id, value)]
    }
    const kind = type === 'end' ? FRAME.end : FRAME.item
    const print = (body: EncodedBody): Uint8Array => textFrame(kind, id, body)
    return [this.encode({ item: value }, print, isSingle ? group : undefined)]
  }

  #finish({ id, value, isSingle, group }: OpenSource): void {
    this.#open.delete(value)
    if (isSingle) group.settle(value, id)
    group.leave()
  }

  #failure(source: OpenSource, thrown: unknown): Uint8Array {
    const { id } = source
    this.#finish(source)
    try {
      return failureFrame(id, this.#hooks.tell(thrown))
    } catch (cause) {
      // What the app sent along is too long for a frame.
      return failureFrame(id, this.#hooks.tell(this.#hooks.unsendable(cause)))
    }
  }

  #close(source: OpenSource, reason: unknown): void {
    // What a `finally` throws when nobody reads on reaches no caller.
    source.close(reason).catch((thrown: unknown) => this.#hooks.tell(thrown))
  }
}
