/** Where the numbers in an answer lead. */

import type { TakeBack } from '../serialization/codecs.ts'
import { Group } from './reference-group.ts'
import { assertGroup, assertOpen } from './guards/receiver-limits.ts'
import { assertSameTag, assertStreamId } from './guards/frames.ts'
import { promiseSink, QueueSink, type Intake, type Sink } from './pending-values.ts'

/** A sink among the others of an answer. */
export interface OpenSink {
  readonly id: number
  readonly sink: Sink
  readonly group: SinkGroup
}

/** Knows settled promises by their numbers. */
type SinkGroup = Group<number, Sink>

/** What is still to come of an answer, and which of it somebody may still look at. */
export class SinkTable {
  readonly #intake: Intake
  readonly #open = new Map<number, OpenSink>()
  readonly #settled = new Map<number, Sink>()
  /** Those that may be looked at, with how many places they stand at. */
  readonly #live = new Map<Sink, number>()
  /** Those that have many items, left ones too. */
  readonly #streams = new Set<Sink>()
  #group: SinkGroup = new Group(this.#settled)
  #brought: Sink[] = []

  constructor(intake: Intake) {
    this.#intake = intake
  }

  /** Whether nothing is to come. */
  get isEmpty(): boolean {
    return this.#open.size === 0
  }

  /** Whether nobody will look at what is to come. */
  get isLeft(): boolean {
    return this.#live.size === 0 && !this.isEmpty
  }

  get hasStreams(): boolean {
    return this.#streams.size > 0
  }

  /** Those that are named since {@link enter}. */
  get brought(): readonly Sink[] {
    return this.#brought
  }

  /**
   * The sink that a frame is for. What the frame names belongs to it.
   *
   * @throws Error where there is none
   */
  enter(id: number): OpenSink {
    const open = this.#open.get(id)
    if (open === undefined) throw new Error('a frame belongs to no stream')
    this.#group = open.sink.tag === 'promise' ? open.group : new Group(this.#settled)
    this.#brought = []
    return open
  }

  /** The promise or stream of a number. */
  readonly takeBack: TakeBack = (mark, tag) => {
    assertStreamId(mark)
    const settled = this.#settled.get(mark)
    const known = settled ?? this.#open.get(mark)?.sink
    assertSameTag(known?.tag, tag)
    if (settled !== undefined) return settled.value
    const sink = known ?? this.#add(mark, tag)
    // A stream that was left stays so; a promise keeps what it comes to.
    if (known === undefined || tag === 'promise' || this.isLive(known)) {
      this.#live.set(sink, (this.#live.get(sink) ?? 0) + 1)
      this.#brought.push(sink)
    }
    return sink.value
  }

  #add(id: number, tag: string): Sink {
    assertOpen(this.#open.size + 1)
    assertGroup(this.#group.size + 1)
    const sink = tag === 'promise' ? promiseSink(this.#intake) : new QueueSink(tag, this.#intake)
    this.#open.set(id, { id, sink, group: this.#group })
    this.#group.enter()
    if (tag !== 'promise') this.#streams.add(sink)
    return sink
  }

  /** Nothing will come of it any more. */
  close({ id, sink, group }: OpenSink): void {
    this.#open.delete(id)
    this.#streams.delete(sink)
    this.#live.delete(sink)
    if (sink.tag === 'promise') group.settle(id, sink)
    group.leave()
  }

  isLive(sink: Sink): boolean {
    return this.#live.has(sink)
  }

  /** Nobody will look at it, wherever it stands. */
  leave(sink: Sink): void {
    this.#live.delete(sink)
  }

  /** One of the places where it stands will not be looked at. */
  drop(sink: Sink): void {
    const places = this.#live.get(sink)
    if (places === undefined) return
    this.#live.set(sink, places - 1)
    if (places > 1) return
    this.leave(sink)
    sink.drop?.()
  }

  /** Rejects all that is still to come. */
  fail(reason: unknown): void {
    for (const { sink } of this.#open.values()) sink.fail(reason)
    this.#open.clear()
  }
}
