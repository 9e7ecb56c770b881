/** The side table of the JSON encoder: which values are tagged, and with what. */

/**
 * One row of the side table: the tag of a codec, the number of keys that its path shares with the row before, and
 * the remaining keys. Most rows differ from the one before in their last key only.
 */
export type TypeTag = readonly [tag: string, shared: number, ...keys: readonly (Key | Range)[]]

export type Key = string | number

/** All indices from the first up to the second, which is not included. */
export type Range = readonly [from: number, to: number]

export class TagTable {
  readonly rows: TypeTag[] = []
  /** How many keys the current path shares with that of the last row, whose last key does not count. */
  #shared = 0

  /** Inner values come before those around them. */
  add(tag: string, path: readonly Key[]): void {
    this.rows.push([tag, this.#shared, ...path.slice(this.#shared)])
    this.#shared = Math.max(0, path.length - 1)
  }

  /** @param length - of the path, after its last key has been removed */
  shorten(length: number): void {
    if (this.#shared > length) this.#shared = length
  }
}

/** Joins the rows of consecutive items of one list that have equal tags, as records from a database have. */
export class ItemRows {
  readonly #rows: TypeTag[]
  /** The length of the list's path. */
  readonly #depth: number
  /** The rows of the first item that has these tags. */
  #start: number
  #count = 0
  #from = 0
  #to = 0

  constructor({ rows }: TagTable, depth: number) {
    this.#rows = rows
    this.#depth = depth
    this.#start = rows.length
  }

  /** @param index - of the item that has just been encoded */
  endItem(index: number): void {
    const start = this.#start + this.#count
    const count = this.#rows.length - start
    if (count === 0) return
    if (index === this.#to && count === this.#count && this.#isRepeatedFrom(start)) {
      this.#rows.length = start
      this.#to++
      return
    }
    this.endList()
    this.#start = start
    this.#count = count
    this.#from = index
    this.#to = index + 1
  }

  endList(): void {
    if (this.#to - this.#from < 2) return
    for (let at = this.#start; at < this.#start + this.#count; at++) {
      const [tag, shared, ...keys] = this.#rows[at] as TypeTag
      if (shared > this.#depth) continue
      keys[this.#depth - shared] = [this.#from, this.#to]
      this.#rows[at] = [tag, shared, ...keys]
    }
  }

  #isRepeatedFrom(start: number): boolean {
    for (let offset = 0; offset < this.#count; offset++) {
      // Both indices are within the list.
      const row = this.#rows[this.#start + offset] as TypeTag
      const other = this.#rows[start + offset] as TypeTag
      if (!isAlike(row, other, this.#depth)) return false
    }
    return true
  }
}

/** Whether two rows have the same tag and the same keys behind the index of their item. */
function isAlike(row: TypeTag, other: TypeTag, depth: number): boolean {
  const start = firstKeyInItem(row, depth)
  const shift = firstKeyInItem(other, depth) - start
  if (row[0] !== other[0] || row.length + shift !== other.length) return false
  for (let at = start; at < row.length; at++) {
    if (!isSameKey(row[at], other[at + shift])) return false
  }
  // Rows that begin behind the index have to begin at the same place.
  return row[1] === other[1] || (row[1] <= depth && other[1] <= depth)
}

/** The position of the first key that is not part of an item's own path. */
function firstKeyInItem([, shared]: TypeTag, depth: number): number {
  return shared > depth ? 2 : 3 + depth - shared
}

function isSameKey(key: unknown, other: unknown): boolean {
  if (key === other) return true
  return isRange(key) && isRange(other) && key[0] === other[0] && key[1] === other[1]
}

function isRange(key: unknown): key is Range {
  return typeof key === 'object'
}
