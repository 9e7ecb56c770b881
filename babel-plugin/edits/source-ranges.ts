import type { SourceRange } from '../model/types.ts'

/** The number of ranges that are searched one by one before they are sorted. */
const UNORDERED_LIMIT = 64

export class SourceRanges {
  #ordered: readonly SourceRange[] = []
  #unordered: SourceRange[] = []

  add(range: SourceRange): void {
    if (range.start < range.end) this.#unordered.push(range)
  }

  has(position: number): boolean {
    const all = this.#unordered.length > UNORDERED_LIMIT ? this.ordered() : this.#ordered
    const next = firstIndex(all, ({ start }) => start > position)
    return [all[next - 1], ...this.#unordered].some(
      (range) => range !== undefined && range.start <= position && position < range.end,
    )
  }

  /** In source order, without overlaps. */
  ordered(): readonly SourceRange[] {
    if (this.#unordered.length > 0) this.#ordered = merge([...this.#ordered, ...this.#unordered])
    this.#unordered = []
    return this.#ordered
  }
}

function merge(ranges: readonly SourceRange[]): readonly SourceRange[] {
  const merged: SourceRange[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || range.start > last.end) merged.push(range)
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return merged
}

/** The index of the first item that passes a test, in a list where all that follow pass it, too (binary search). */
export function firstIndex<TItem>(list: readonly TItem[], test: (item: TItem) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && test(item)) high = middle
    else low = middle + 1
  }
  return low
}
