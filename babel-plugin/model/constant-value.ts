import type * as t from '@babel/types'
import { isConstant } from './bindings.ts'
import type { Syntax } from './syntax.ts'
import { unwrapped } from './wrappers.ts'

/**
 * What is written for a value: in its place, or where the module's constant of that name is declared. A name
 * that leads back to itself stands for itself.
 */
export function constantOf(
  node: t.Node,
  syntax: Syntax,
  seen: ReadonlySet<unknown> = new Set(),
): t.Node {
  const value = unwrapped(node)
  const binding = value.type === 'Identifier' ? syntax.bindingOf(value) : undefined
  if (binding === undefined || !isConstant(binding) || seen.has(binding)) return value
  const { declaration, identifier } = binding
  // In a pattern the initialiser is what the value is taken out of.
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== identifier) return value
  return declaration.init
    ? constantOf(declaration.init, syntax, new Set([...seen, binding]))
    : value
}

/** An object literal, written in place or kept in a constant of the module. */
export function literalOf(options: t.Node, syntax: Syntax): t.ObjectExpression | undefined {
  const value = constantOf(options, syntax)
  return value.type === 'ObjectExpression' ? value : undefined
}
