import type { NodePath } from '@babel/core'

/** The expression around which only type syntax and parentheses stand. */
export function outermostWrapper(path: NodePath): NodePath {
  const parent = path.parentPath
  return parent !== null && path.key === 'expression' && isWrapper(parent)
    ? outermostWrapper(parent)
    : path
}

function isWrapper(path: NodePath): boolean {
  return (
    path.isTSAsExpression() ||
    path.isTSSatisfiesExpression() ||
    path.isTSNonNullExpression() ||
    path.isTSTypeAssertion() ||
    path.isParenthesizedExpression()
  )
}
