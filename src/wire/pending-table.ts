/** Where the numbers in an answer lead. */

import type { Attach } from '../serialization/codecs.ts'
import { ReferenceGroup } from './reference-group.ts'
import { assertGroup, assertOpen } from './guards/receiver-limits.ts'
import { assertSameTag, assertStreamId } from './guards/frames.ts'
import {
  pendingPromise,
  AsyncQueue,
  type FlowControl,
  type PendingValue,
} from './pending-values.ts'

/** A pending among the others of an answer. */
export interface OpenValue {
  readonly id: number
  readonly pending: PendingValue
  readonly group: ValueGroup
}

/** Knows settled promises by their numbers. */
type ValueGroup = ReferenceGroup<number, PendingValue>

/** What is still to come of an answer, and which of it somebody may still look at. */
export class PendingTable {
  readonly #intake: FlowControl
  readonly #open = new Map<number, OpenValue>()
  readonly #settled = new Map<number, PendingValue>()
  /** Those that may be looked at, with how many places they stand at. */
  readonly #live = new Map<PendingValue, number>()
  /** Those that have many items, left ones too. */
  readonly #streams = new Set<PendingValue>()
  #group: ValueGroup = new ReferenceGroup(this.#settled)
  #children: PendingValue[] = []

  constructor(intake: FlowControl) {
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
  get children(): readonly PendingValue[] {
    return this.#children
  }

  /**
   * The pending that a frame is for. What the frame names belongs to it.
   *
   * @throws Error where there is none
   */
  enter(id: number): OpenValue {
    const open = this.#open.get(id)
    if (open === undefined) throw new Error('a frame refers to an unknown stream')
    this.#group = open.pending.tag === 'promise' ? open.group : new ReferenceGroup(this.#settled)
    this.#children = []
    return open
  }

  /** The promise or stream of a number. */
  readonly attach: Attach = (mark, tag) => {
    assertStreamId(mark)
    const settled = this.#settled.get(mark)
    const known = settled ?? this.#open.get(mark)?.pending
    assertSameTag(known?.tag, tag)
    if (settled !== undefined) return settled.value
    const pending = known ?? this.#add(mark, tag)
    // A stream that was left stays so; a promise keeps what it comes to.
    if (known === undefined || tag === 'promise' || this.isLive(known)) {
      this.#live.set(pending, (this.#live.get(pending) ?? 0) + 1)
      this.#children.push(pending)
    }
    return pending.value
  }

  #add(id: number, tag: string): PendingValue {
    assertOpen(this.#open.size + 1)
    assertGroup(this.#group.size + 1)
    const pending =
      tag === 'promise' ? pendingPromise(this.#intake) : new AsyncQueue(tag, this.#intake)
    this.#open.set(id, { id, pending, group: this.#group })
    this.#group.enter()
    if (tag !== 'promise') this.#streams.add(pending)
    return pending
  }

  /** Nothing will come of it any more. */
  close({ id, pending, group }: OpenValue): void {
    this.#open.delete(id)
    this.#streams.delete(pending)
    this.#live.delete(pending)
    if (pending.tag === 'promise') group.settle(id, pending)
    group.leave()
  }

  isLive(pending: PendingValue): boolean {
    return this.#live.has(pending)
  }

  /** Nobody will look at it, wherever it stands. */
  leave(pending: PendingValue): void {
    this.#live.delete(pending)
  }

  /** One of the places where it stands will not be looked at. */
  drop(pending: PendingValue): void {
    const places = this.#live.get(pending)
    if (places === undefined) return
    this.#live.set(pending, places - 1)
    if (places > 1) return
    this.leave(pending)
    pending.drop?.()
  }

  /** Rejects all that is still to come. */
  fail(reason: unknown): void {
    for (const { pending } of this.#open.values()) pending.fail(reason)
    this.#open.clear()
  }
}
