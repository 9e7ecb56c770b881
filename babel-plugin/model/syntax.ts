import type * as t from '@babel/types'
import { isWrapper } from './nodes.ts'
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
  /** Every name that occurs. */
  readonly names: ReadonlySet<string>
  readonly parentOf: (node: t.Node) => t.Node | undefined
  /** The binding that an identifier declares, reads or assigns; `undefined` for a global. */
  readonly bindingOf: (identifier: t.Node) => Binding | undefined
  /** The scope that a node opens. */
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

/** The expression with the wrappers around it. */
export function outermostWrapper(node: t.Node, syntax: Syntax): t.Node {
  const parent = syntax.parentOf(node)
  return isWrapper(parent) ? outermostWrapper(parent, syntax) : node
}
