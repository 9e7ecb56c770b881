import type * as t from '@babel/types'
import { unwrapped } from './wrappers.ts'

/** The key of an object's property, where it is a literal. */
export function staticKey({
  key,
  computed,
}: t.ObjectProperty | t.ObjectMethod): string | undefined {
  if (key.type === 'StringLiteral') return key.value
  if (key.type === 'NumericLiteral') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : undefined
}

/** The name of the property that a member expression reads, where it is a literal. */
export function staticProperty({
  property,
  computed,
}: t.MemberExpression | t.OptionalMemberExpression): string | undefined {
  if (property.type === 'StringLiteral') return property.value
  return property.type === 'Identifier' && !computed ? property.name : undefined
}

/** The module of `import('…')`, where it is a literal. */
export function dynamicImportSource(expression: t.Node): string | undefined {
  const source = importedModule(unwrapped(expression))
  if (source?.type === 'TemplateLiteral' && source.expressions.length === 0) {
    return source.quasis[0]?.value.cooked ?? undefined
  }
  return source?.type === 'StringLiteral' ? source.value : undefined
}

function importedModule(node: t.Node): t.Node | undefined {
  if (node.type === 'ImportExpression') return node.source
  return node.type === 'CallExpression' && node.callee.type === 'Import'
    ? node.arguments[0]
    : undefined
}

/** A name in an import or export specifier. */
export function nameOf(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}
