import type { NodePath } from '@babel/traverse'
import { unwrapped } from './wrappers.ts'

/**
 * What is written for a value: in its place, or where the module's constant of that name is declared. A name
 * that leads back to itself stands for itself.
 */
export function constantOf(path: NodePath, seen: ReadonlySet<unknown> = new Set()): NodePath {
  const value = unwrapped(path)
  const binding = value.isIdentifier() ? value.scope.getBinding(value.node.name) : undefined
  if (!binding?.constant || seen.has(binding)) return value
  const declarator = binding.path
  // In a pattern the initialiser is what the value is taken out of.
  if (!declarator.isVariableDeclarator() || declarator.node.id !== binding.identifier) return value
  const init = declarator.get('init')
  return init.isExpression() ? constantOf(init, new Set([...seen, binding])) : value
}
