import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'

/** Type syntax or parentheses around an expression. */
export type Wrapper =
  | t.TSAsExpression
  | t.TSSatisfiesExpression
  | t.TSNonNullExpression
  | t.TSTypeAssertion
  | t.TSInstantiationExpression
  | t.ParenthesizedExpression

/** Whether a node is one. */
export function isWrapper(node: t.Node): node is Wrapper {
  return (
    t.isTSAsExpression(node) ||
    t.isTSSatisfiesExpression(node) ||
    t.isTSNonNullExpression(node) ||
    t.isTSTypeAssertion(node) ||
    t.isTSInstantiationExpression(node) ||
    t.isParenthesizedExpression(node)
  )
}

/** The expression around which only wrappers stand. */
export function outermostWrapper(path: NodePath): NodePath {
  const parent = path.parentPath
  return parent !== null && path.key === 'expression' && isWrapper(parent.node)
    ? outermostWrapper(parent)
    : path
}

/** The expression within the wrappers that stand around it. */
export function unwrapped(path: NodePath): NodePath {
  return isWrapper(path.node) ? unwrapped(path.get('expression') as NodePath) : path
}
