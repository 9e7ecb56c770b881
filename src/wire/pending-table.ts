/** Maps the ids in a streamed response to pending promises and streams. */

import type { Attach } from '../serialization/codecs.ts'
import { ReferenceGroup } from './frames.ts'
import { assertGroup, assertOpen, assertSameTag, assertStreamId } from './guards/frames.ts'
import {
  pendingPromise,
  AsyncQueue,
  type FlowControl,
  type PendingValue,
} from './pending-values.ts'

export interface OpenValue {
  readonly id: number
  readonly pending: PendingValue
  readonly group: ValueGroup
}

type ValueGroup = ReferenceGroup<number, PendingValue>

export class PendingTable {
  readonly #flow: FlowControl
  readonly #open = new Map<number, OpenValue>()
  readonly #settled = new Map<number, PendingValue>()
  /** The values that the app may still read, with the number of places that refer to each. */
  readonly #live = new Map<PendingValue, number>()
  /** The open streams and iterables, abandoned ones included. */
  readonly #streams = new Set<PendingValue>()
  #group: ValueGroup = new ReferenceGroup(this.#settled)
  #children: PendingValue[] = []

  constructor(flow: FlowControl) {
    this.#flow = flow
  }

  get isEmpty(): boolean {
    return this.#open.size === 0
  }

  /** Whether the app will read none of the open values. */
  get isAbandoned(): boolean {
    return this.#live.size === 0 && !this.isEmpty
  }

  get hasStreams(): boolean {
    return this.#streams.size > 0
  }

  /** The values referred to since {@link enter}. */
  get children(): readonly PendingValue[] {
    return this.#children
  }

  /** The value that a frame is for. References in the frame become its children. */
  enter(id: number): OpenValue {
    const open = this.#open.get(id)
    if (open === undefined) throw new Error('a frame refers to an unknown stream')
    this.#group = open.pending.tag === 'promise' ? open.group : new ReferenceGroup(this.#settled)
    this.#children = []
    return open
  }

  readonly attach: Attach = (ref, tag) => {
    assertStreamId(ref)
    const settled = this.#settled.get(ref)
    const known = settled ?? this.#open.get(ref)?.pending
    assertSameTag(known?.tag, tag)
    if (settled !== undefined) return settled.value
    const pending = known ?? this.#add(ref, tag)
    // An abandoned stream stays so; an abandoned promise keeps its value.
    if (known === undefined || tag === 'promise' || this.isLive(known)) {
      this.#live.set(pending, (this.#live.get(pending) ?? 0) + 1)
      this.#children.push(pending)
    }
    return pending.value
  }

  #add(id: number, tag: string): PendingValue {
    assertOpen(this.#open.size + 1)
    assertGroup(this.#group.size + 1)
    const pending = tag === 'promise' ? pendingPromise(this.#flow) : new AsyncQueue(tag, this.#flow)
    this.#open.set(id, { id, pending, group: this.#group })
    this.#group.enter()
    if (tag !== 'promise') this.#streams.add(pending)
    return pending
  }

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

  /** Marks a value as abandoned in all its places. */
  abandon(pending: PendingValue): void {
    this.#live.delete(pending)
  }

  /** Marks a value as abandoned in one of its places. */
  drop(pending: PendingValue): void {
    const places = this.#live.get(pending)
    if (places === undefined) return
    this.#live.set(pending, places - 1)
    if (places > 1) return
    this.abandon(pending)
    pending.drop?.()
  }

  fail(reason: unknown): void {
    for (const { pending } of this.#open.values()) pending.fail(reason)
    this.#open.clear()
  }
}
