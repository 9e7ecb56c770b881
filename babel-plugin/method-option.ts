import type { NodePath } from '@babel/traverse'
import { constantOf } from './constant-of.ts'
import { literalOf } from './server-options.ts'
import { staticKey } from './static-names.ts'

/** Stands for a method that only shows when the module runs. */
const UNKNOWN = 'unknown'

/**
 * What `method` says in the options of a function; nothing where they do not speak of it. Constants of the
 * module are followed, as they are for what is the server's alone in these options.
 */
export function methodOption(options: NodePath | undefined): string | undefined {
  const literal = options && literalOf(options)
  if (literal === undefined) return undefined
  let method: string | undefined
  for (const property of literal.get('properties')) {
    const said = property.isSpreadElement()
      ? methodOption(property.get('argument') as NodePath)
      : methodIn(property)
    method = said ?? method
  }
  return method
}

function methodIn(property: NodePath): string | undefined {
  if (!property.isObjectProperty() || staticKey(property.node) !== 'method') return undefined
  const value = constantOf(property.get('value') as NodePath)
  if (value.isStringLiteral()) return value.node.value
  return value.isIdentifier({ name: 'undefined' }) ? undefined : UNKNOWN
}
