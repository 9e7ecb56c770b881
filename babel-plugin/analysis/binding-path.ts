import type * as t from '@babel/types'
import { staticKey } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import { outermostWrapper } from '../model/wrappers.ts'

/**
 * Where a module keeps a value: the variable, then the keys on the way to it, as in `['api', 'users', 'list']`;
 * `default` for what is exported as such. Nothing for a value that no such path leads to.
 */
export function bindingPath(value: t.Node, syntax: Syntax): readonly string[] | undefined {
  const whole = outermostWrapper(value, syntax)
  const parent = syntax.parentOf(whole)
  if (parent?.type === 'ExportDefaultDeclaration') return ['default']
  if (parent?.type === 'VariableDeclarator') {
    return parent.id.type === 'Identifier' ? [parent.id.name] : undefined
  }
  if (parent?.type !== 'ObjectProperty' || parent.value !== whole) return undefined
  const key = staticKey(parent)
  const object = syntax.parentOf(parent)
  if (key === undefined || object?.type !== 'ObjectExpression') return undefined
  const before = bindingPath(object, syntax)
  return before && [...before, key]
}
