/**
 * Limits on a client's payload. Its complexity is checked in the text, because `JSON.parse` needs up to thirty
 * times as long for brackets and keys as for other text of the same size.
 */

import type { Limits } from './limits.ts'
import {
  assertDepth,
  assertItems,
  assertKey,
  assertKeys,
  assertNodes,
  assertRow,
  assertRows,
} from './guards/complexity.ts'

export type ComplexityLimits = Pick<Limits, 'depth' | 'nodes' | 'keys' | 'items'>

/** Checks the text of an envelope in one pass, and leaves invalid JSON to `JSON.parse`. */
export function assertWithinLimits(text: string, limits: ComplexityLimits): void {
  const counter = new Counter(limits)
  // The last string, which is a key when a colon follows.
  let start = 0
  let end = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        start = at + 1
        end = endOfString(text, start)
        at = end
        break
      case COLON:
        counter.addKey(text, start, end)
        break
      case COMMA:
        counter.separate()
        break
      case OPEN_LIST:
        counter.open(true)
        at = endOfSpace(text, at + 1) - 1
        if (text.charCodeAt(at + 1) !== CLOSE_LIST) counter.addItem()
        break
      case OPEN_OBJECT:
        counter.open(false)
        break
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        counter.close()
    }
  }
}

interface Container {
  readonly isList: boolean
  size: number
}

class Counter {
  readonly #limits: ComplexityLimits
  readonly #parents: Container[] = []
  #container: Container = { isList: false, size: 0 }
  /** The envelope is a value as well. */
  #values = 1
  #isInTags = false
  #ranges = 0

  constructor(limits: ComplexityLimits) {
    this.#limits = limits
  }

  open(isList: boolean): void {
    const { depth } = this.#limits
    const parents = this.#parents
    if (this.#isInTags) this.#openInTags(isList)
    else assertDepth(parents.length, depth)
    parents.push(this.#container)
    this.#container = { isList, size: 0 }
  }

  #openInTags(isList: boolean): void {
    const depth = this.#parents.length
    assertRow(isList, depth)
    if (depth === RANGE_DEPTH) assertRows(++this.#ranges, this.#limits.nodes)
  }

  close(): void {
    this.#container = this.#parents.pop() ?? this.#container
  }

  /** After a comma in a list comes an item; a key of an object is counted at its colon. */
  separate(): void {
    if (this.#parents.length === 1) this.#isInTags = false
    if (this.#container.isList) this.addItem()
  }

  addKey(text: string, start: number, end: number): void {
    // Most keys start with a letter: only others can be the one that is refused.
    const first = text.charCodeAt(start)
    if (first === UNDERSCORE || first === BACKSLASH) assertKey(text.slice(start, end))
    if (this.#parents.length === 1 && text.slice(start, end) === 'tags') this.#isInTags = true
    else this.addItem()
  }

  addItem(): void {
    const { isList } = this.#container
    const size = ++this.#container.size
    const { items, keys, nodes } = this.#limits
    if (this.#isInTags) {
      if (this.#parents.length === 2) assertRows(size, nodes)
      return
    }
    if (isList) assertItems(size, items)
    else assertKeys(size, keys)
    assertNodes(++this.#values, nodes)
  }
}

/** The index of the quote that ends a string, or the length of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start)
  // A quote behind an odd number of backslashes is a part of the string.
  for (let from = start; end >= 0; end = text.indexOf('"', from)) {
    let slash = end
    while (slash > from && text.charCodeAt(slash - 1) === BACKSLASH) slash--
    if ((end - slash) % 2 === 0) return end
    from = end + 1
  }
  return text.length
}

/** The depth of a range in a row of `tags`. */
const RANGE_DEPTH = 3

function endOfSpace(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) <= SPACE) at++
  return at
}

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const UNDERSCORE = 0x5f
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
