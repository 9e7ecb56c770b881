import type { NodePath } from '@babel/traverse'
import { staticKey } from './static-names.ts'
import { outermostWrapper } from './wrappers.ts'

/**
 * Where a module keeps a value: the variable, then the keys on the way to it, as in `['api', 'users', 'list']`;
 * `default` for what is exported as such. Nothing for a value that no such path leads to.
 */
export function bindingPath(value: NodePath): readonly string[] | undefined {
  const whole = outermostWrapper(value)
  const parent = whole.parentPath
  if (parent?.isExportDefaultDeclaration()) return ['default']
  if (parent?.isVariableDeclarator()) {
    return parent.node.id.type === 'Identifier' ? [parent.node.id.name] : undefined
  }
  if (!parent?.isObjectProperty() || whole.key !== 'value') return undefined
  const key = staticKey(parent.node)
  const object = parent.parentPath
  if (key === undefined || !object.isObjectExpression()) return undefined
  const before = bindingPath(object)
  return before && [...before, key]
}
