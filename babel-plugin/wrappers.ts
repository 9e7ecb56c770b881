import { types as t, type NodePath } from '@babel/core'

/** Type syntax or parentheses around an expression. */
export type Wrapper =
  | t.TSAsExpression
  | t.TSSatisfiesExpression
  | t.TSNonNullExpression
  | t.TSTypeAssertion
  | t.ParenthesizedExpression

/** Whether a node is one. */
export function isWrapper(node: t.Node): node is Wrapper {
  return (
    t.isTSAsExpression(node) ||
    t.isTSSatisfiesExpression(node) ||
    t.isTSNonNullExpression(node) ||
    t.isTSTypeAssertion(node) ||
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
