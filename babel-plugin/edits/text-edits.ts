import type * as t from '@babel/types'
import { rangeWithComments } from './comments.ts'
import { SourceRanges } from './source-ranges.ts'
import { startOf, type Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'

/** A text that compiled code has and the source does not. */
export interface Insertion {
  readonly at: number
  readonly text: string
  /** A character of the source to which it belongs: it goes when that goes. */
  readonly anchor: number
  /** Another one, where a part that stays may have lost its first. */
  readonly otherAnchor?: number
  /** The runtime function that it calls. */
  readonly runtime?: RuntimeFunction | undefined
}

/** What compiled code imports from this package. */
export interface RuntimeFunction {
  readonly name: string
  readonly entry: string
  /** The name that it has in the module. */
  readonly local: string
}

/**
 * What is to be changed in a module's text. The tree stays what it is: a part of it counts as gone when its
 * characters are.
 */
export class TextEdits {
  readonly syntax: Syntax
  readonly #ranges = new SourceRanges()
  readonly #parts: SourceRange[] = []
  readonly #nodes = new Set<t.Node>()
  readonly #insertions: Insertion[] = []
  readonly #lines: string[] = []
  #losses = 0

  constructor(syntax: Syntax) {
    this.syntax = syntax
  }

  /** Removes a part of an expression. */
  removeRange(range: SourceRange): void {
    this.#losses++
    this.unwrapRange(range)
  }

  /** Removes what stands around a part that stays: the module loses nothing that it would run. */
  unwrapRange(range: SourceRange): void {
    this.#parts.push(range)
    this.#ranges.add(range)
  }

  /** Puts a text in the place of an expression. */
  replaceRange({ start, end }: SourceRange, text: string, runtime?: RuntimeFunction): void {
    this.#parts.push({ start, end })
    // The last character, where no name starts, tells whether the place of the text is still there.
    this.#ranges.add({ start, end: end - 1 })
    this.insert({ at: start, text, anchor: end - 1, runtime })
  }

  /** Removes an item of a list, as statements and properties are, with its comments. */
  removeNode(node: t.Node): void {
    if (this.#nodes.has(node)) return
    this.#losses++
    this.#nodes.add(node)
    this.#ranges.add(rangeWithComments(node, this.syntax))
  }

  insert(insertion: Insertion): void {
    this.#insertions.push(insertion)
  }

  /** Adds a line at the end of the module. */
  appendLine(line: string): void {
    this.#lines.push(line)
  }

  /** Whether a node is removed, by itself or with what stands around it. */
  isRemoved(node: t.Node): boolean {
    return this.#ranges.has(startOf(node))
  }

  /** How many parts of the module are gone so far. */
  get losses(): number {
    return this.#losses
  }

  /** The removed parts of expressions, as they were given. */
  get parts(): readonly SourceRange[] {
    return this.#parts
  }

  get nodes(): ReadonlySet<t.Node> {
    return this.#nodes
  }

  /** The insertions whose place is still there. */
  get insertions(): readonly Insertion[] {
    return this.#insertions.filter(({ anchor, otherAnchor = anchor }) =>
      [anchor, otherAnchor].some((each) => !this.#ranges.has(each)),
    )
  }

  get lines(): readonly string[] {
    return this.#lines
  }
}
