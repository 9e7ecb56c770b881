/** Values that are written out in a module: in place, or in a constant of the module. */

import type * as t from '@babel/types'
import { isConstant } from '../model/bindings.ts'
import { staticKey, unwrapped } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'

/** The expression for a value, behind the module's constants. A name that leads back to itself stays a name. */
export function constantOf(
  node: t.Node,
  syntax: Syntax,
  seen: ReadonlySet<unknown> = new Set(),
): t.Node {
  const value = unwrapped(node)
  const binding = value.type === 'Identifier' ? syntax.bindingOf(value) : undefined
  if (binding === undefined || !isConstant(binding) || seen.has(binding)) return value
  const { declaration, identifier } = binding
  // The initializer of a pattern is the object that the value is read from.
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== identifier) return value
  return declaration.init
    ? constantOf(declaration.init, syntax, new Set([...seen, binding]))
    : value
}

/** The object literal that a value is. */
export function literalOf(value: t.Node, syntax: Syntax): t.ObjectExpression | undefined {
  const constant = constantOf(value, syntax)
  return constant.type === 'ObjectExpression' ? constant : undefined
}

export function isUndefined(value: t.Node): boolean {
  return value.type === 'Identifier' && value.name === 'undefined'
}

/** The `method` in the options of a function; `unknown` where the source does not determine it. */
export function methodOption(options: t.Node | undefined, syntax: Syntax): string | undefined {
  const { properties = [] } = (options && literalOf(options, syntax)) ?? {}
  return properties.reduce<string | undefined>(
    (method, property) =>
      (property.type === 'SpreadElement'
        ? methodOption(property.argument, syntax)
        : methodIn(property, syntax)) ?? method,
    undefined,
  )
}

function methodIn(property: t.ObjectMember, syntax: Syntax): string | undefined {
  if (property.type !== 'ObjectProperty' || staticKey(property) !== 'method') return undefined
  const value = constantOf(property.value, syntax)
  if (value.type === 'StringLiteral') return value.value
  return isUndefined(value) ? undefined : 'unknown'
}

/** Literals that have no properties, and cannot be a secret, as a string can. */
export const PLAIN_LITERALS: ReadonlySet<string> = new Set([
  'NullLiteral',
  'BooleanLiteral',
  'NumericLiteral',
])
