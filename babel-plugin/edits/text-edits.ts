import type * as t from '@babel/types'
import { rangeWithComments } from './comments.ts'
import { SourceRanges } from './source-ranges.ts'
import { startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'

interface Insertion {
  readonly at: number
  readonly text: string
  /** A position in the source: the insertion is dropped when this is removed. */
  readonly anchor: number
  /** A second position, for a part that may lose its first character and stay. */
  readonly otherAnchor?: number
  readonly runtime?: RuntimeFunction | undefined
}

export interface RuntimeFunction {
  readonly name: string
  readonly entry: string
  readonly local: string
}

/** The changes to a module's text. The tree does not change: a node counts as removed when its first character is. */
export class TextEdits {
  readonly syntax: Syntax
  readonly #ranges = new SourceRanges()
  /** The removed ranges of expressions. */
  readonly parts: SourceRange[] = []
  readonly nodes: Set<t.Node> = new Set()
  /** Lines to add at the end of the module. */
  readonly lines: string[] = []
  readonly #insertions: Insertion[] = []
  readonly #runtime = new Map<string, RuntimeFunction>()
  #losses = 0

  constructor(syntax: Syntax) {
    this.syntax = syntax
  }

  /** Removes a part of an expression. */
  removeRange(range: SourceRange): void {
    this.#losses++
    this.unwrapRange(range)
  }

  /** Removes a range around a part that stays. It does not count as a loss: no code that runs is removed. */
  unwrapRange(range: SourceRange): void {
    this.parts.push(range)
    this.#ranges.add(range)
  }

  /** Replaces an expression by a text. */
  replaceRange({ start, end }: SourceRange, text: string, runtime?: RuntimeFunction): void {
    this.parts.push({ start, end })
    // The last character, where no name starts, stays: it shows whether the place of the text is removed.
    this.#ranges.add({ start, end: end - 1 })
    this.insert({ at: start, text, anchor: end - 1, runtime })
  }

  /** Removes an item of a list, such as a statement or a property, with its comments. */
  removeNode(node: t.Node): void {
    if (this.nodes.has(node)) return
    this.#losses++
    this.nodes.add(node)
    this.#ranges.add(rangeWithComments(node, this.syntax))
  }

  /** A function that compiled code imports, under a name that the module does not use. */
  importRuntime(name: string, entry: string): RuntimeFunction {
    const key = `${entry} ${name}`
    const taken = [...this.#runtime.values()].map(({ local }) => local)
    const known = this.#runtime.get(key) ?? {
      name,
      entry,
      local: freeName(name, this.syntax.names, taken),
    }
    this.#runtime.set(key, known)
    return known
  }

  insert(insertion: Insertion): void {
    this.#insertions.push(insertion)
  }

  /** Whether a node is removed, by itself or with its surroundings. */
  isRemoved(node: t.Node): boolean {
    return this.#ranges.has(startOf(node))
  }

  get losses(): number {
    return this.#losses
  }

  get insertions(): readonly Insertion[] {
    return this.#insertions.filter(({ anchor, otherAnchor = anchor }) =>
      [anchor, otherAnchor].some((each) => !this.#ranges.has(each)),
    )
  }
}

/** A name that neither the module nor another part of the compiled code uses. */
export function freeName(
  name: string,
  names: ReadonlySet<string>,
  taken: readonly string[] = [],
): string {
  for (let count = 1; ; count++) {
    const candidate = `_${name}${count === 1 ? '' : count}`
    if (!names.has(candidate) && !taken.includes(candidate)) return candidate
  }
}

export function importLines(used: readonly RuntimeFunction[]): readonly string[] {
  return [...new Set(used)].map(
    ({ name, entry, local }) => `import { ${name} as ${local} } from ${JSON.stringify(entry)}`,
  )
}
