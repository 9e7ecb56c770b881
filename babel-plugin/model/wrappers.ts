import type * as t from '@babel/types'
import type { Syntax } from './syntax.ts'

/** Type syntax or parentheses around an expression. */
type Wrapper =
  | t.TSAsExpression
  | t.TSSatisfiesExpression
  | t.TSNonNullExpression
  | t.TSTypeAssertion
  | t.TSInstantiationExpression
  | t.ParenthesizedExpression

const WRAPPERS: ReadonlySet<string> = new Set<Wrapper['type']>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ParenthesizedExpression',
])

function isWrapper(node: t.Node | undefined): node is Wrapper {
  return node !== undefined && WRAPPERS.has(node.type)
}

/** The expression around which only wrappers stand. */
export function outermostWrapper(node: t.Node, syntax: Syntax): t.Node {
  const parent = syntax.parentOf(node)
  return isWrapper(parent) ? outermostWrapper(parent, syntax) : node
}

/** The expression within the wrappers that stand around it. */
export function unwrapped(node: t.Node): t.Node {
  return isWrapper(node) ? unwrapped(node.expression) : node
}
