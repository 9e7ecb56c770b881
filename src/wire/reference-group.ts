/** Promises that bring each other: each side knows those again that have settled. */

/** How many promises and streams may come of the result, or of one item, by bringing one another. */
export const GROUP_LIMIT = 16_384

/**
 * What the result or one item of a stream brings, what promises in that bring, and so on. As long as any of
 * it is open, its settled promises may be named again, by their numbers; both sides forget them together.
 */
export class ReferenceGroup<TKey, TKnown> {
  /** Those of all groups of an answer. */
  readonly #settled: Map<TKey, TKnown>
  readonly #keys: TKey[] = []
  #open = 0
  #size = 0

  constructor(settled: Map<TKey, TKnown>) {
    this.#settled = settled
  }

  /** How many it has had. */
  get size(): number {
    return this.#size
  }

  /** Something of it has been opened. */
  enter(): void {
    this.#open += 1
    this.#size += 1
  }

  /** A promise of it has settled. */
  settle(key: TKey, known: TKnown): void {
    this.#settled.set(key, known)
    this.#keys.push(key)
  }

  /** Something of it is done: after what it children has been opened. */
  leave(): void {
    this.#open -= 1
    if (this.#open > 0) return
    for (const key of this.#keys.splice(0)) this.#settled.delete(key)
  }
}
