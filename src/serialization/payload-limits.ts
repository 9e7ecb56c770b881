/**
 * What a client may send, checked in the text before anything parses it: `JSON.parse` needs up to thirty times
 * as long for brackets and keys as for other text of the same size.
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

/** How complex a client's input may be. */
export type ComplexityLimits = Pick<Limits, 'depth' | 'nodes' | 'keys' | 'items'>

/**
 * Checks the text of an envelope, in one pass. Of a text that is not JSON it may refuse the beginning; the
 * rest is left to `JSON.parse`.
 *
 * @throws ProtocolError `PAYLOAD_TOO_COMPLEX` beyond a limit; `BAD_PAYLOAD` for a key `__proto__`, which the
 * first careless copy would turn into a prototype, and for a side table that holds anything but rows
 */
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
        counter.addKey(text.slice(start, end))
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

/** A list or an object around the place that is looked at. */
interface Holder {
  readonly isList: boolean
  /** How many items or keys have begun. */
  size: number
}

class Counter {
  readonly #limits: ComplexityLimits
  readonly #around: Holder[] = []
  #holder: Holder = { isList: false, size: 0 }
  /** The envelope is a value as well. */
  #values = 1
  #isInTags = false

  constructor(limits: ComplexityLimits) {
    this.#limits = limits
  }

  open(isList: boolean): void {
    const { depth } = this.#limits
    const holders = this.#around
    if (this.#isInTags) assertRow(isList, holders.length)
    else assertDepth(holders.length, depth)
    holders.push(this.#holder)
    this.#holder = { isList, size: 0 }
  }

  close(): void {
    this.#holder = this.#around.pop() ?? this.#holder
  }

  /** What follows a comma in an object is a key, which its colon tells. */
  separate(): void {
    if (this.#around.length === 1) this.#isInTags = false
    if (this.#holder.isList) this.addItem()
  }

  addKey(key: string): void {
    assertKey(key)
    if (this.#around.length === 1 && key === 'tags') this.#isInTags = true
    else this.addItem()
  }

  addItem(): void {
    const { isList } = this.#holder
    const size = ++this.#holder.size
    const { items, keys, nodes } = this.#limits
    if (this.#isInTags) {
      if (this.#around.length === 2) assertRows(size, nodes)
      return
    }
    if (isList) assertItems(size, items)
    else assertKeys(size, keys)
    assertNodes(++this.#values, nodes)
  }
}

/** Where the quote stands that ends a string; behind the text where none does. */
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
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
