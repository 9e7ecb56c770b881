/** Settled promises that later items may refer to again, on both sides. */

/** The most promises and streams in one group. */
export const GROUP_LIMIT = 16_384

/**
 * The promises and streams in the result or in one item of a stream, those in the values of these promises, and so
 * on. While one of them is open, its settled promises keep their ids; both sides forget them together.
 */
export class ReferenceGroup<TKey, TKnown> {
  /** Those of all groups of a response. */
  readonly #settled: Map<TKey, TKnown>
  readonly #keys: TKey[] = []
  #open = 0
  #size = 0

  constructor(settled: Map<TKey, TKnown>) {
    this.#settled = settled
  }

  get size(): number {
    return this.#size
  }

  enter(): void {
    this.#open += 1
    this.#size += 1
  }

  settle(key: TKey, known: TKnown): void {
    this.#settled.set(key, known)
    this.#keys.push(key)
  }

  /** To be called after the children of the member have entered. */
  leave(): void {
    this.#open -= 1
    if (this.#open > 0) return
    for (const key of this.#keys.splice(0)) this.#settled.delete(key)
  }
}
