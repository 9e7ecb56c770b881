import type * as t from '@babel/types'
import type { SourceRange } from './types.ts'
import { readScopes } from './read-scopes.ts'
import type { Binding, Scope } from './scopes.ts'

/** A parsed module: its tree, its text and its scopes. */
export interface Syntax {
  /** The module's path, for messages. */
  readonly file: string
  readonly code: string
  readonly program: t.Program
  /** In source order. */
  readonly comments: readonly t.Comment[]
  readonly moduleScope: Scope
  readonly dynamicImports: readonly t.Expression[]
  readonly names: ReadonlySet<string>
  readonly parentOf: (node: t.Node) => t.Node | undefined
  /** What an identifier declares, reads or assigns; `undefined` for a global. */
  readonly bindingOf: (identifier: t.Node) => Binding | undefined
  /** The scope that a node opens, if it opens one. */
  readonly scopeOf: (node: t.Node) => Scope | undefined
}

export function readSyntax({ program, comments }: t.File, code: string, file: string): Syntax {
  const scopes = readScopes(program)
  return {
    file,
    code,
    program,
    comments: comments ?? [],
    moduleScope: scopes.module,
    dynamicImports: scopes.dynamicImports,
    names: scopes.names,
    parentOf: (node) => scopes.parents.get(node),
    bindingOf: (identifier) => scopes.bindings.get(identifier),
    scopeOf: (node) => scopes.scopes.get(node),
  }
}

/** The nodes around one, from the inside out. */
export function* ancestorsOf(node: t.Node, { parentOf }: Syntax): Generator<t.Node> {
  for (let parent = parentOf(node); parent !== undefined; parent = parentOf(parent)) yield parent
}

/** The position of a node. */
export function startOf(node: t.Node): number {
  return node.start ?? 0
}

/** The position behind a node. */
export function endOf(node: t.Node): number {
  return node.end ?? 0
}

/** The range of a node. */
export function rangeOf(node: t.Node): SourceRange {
  return { start: startOf(node), end: endOf(node) }
}

/** Whether a node is another node, or inside it. */
export function isWithin(node: t.Node, outer: t.Node): boolean {
  return startOf(outer) <= startOf(node) && endOf(node) <= endOf(outer)
}
