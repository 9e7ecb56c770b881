import type * as t from '@babel/types'
import { constantOf, literalOf } from '../model/constant-value.ts'
import { staticKey } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'

/** Stands for a method that only shows when the module runs. */
const UNKNOWN = 'unknown'

/**
 * What `method` says in the options of a function; nothing where they do not speak of it. Constants of the
 * module are followed, as they are for what is the server's alone in these options.
 */
export function methodOption(options: t.Node | undefined, syntax: Syntax): string | undefined {
  const literal = options && literalOf(options, syntax)
  if (literal === undefined) return undefined
  let method: string | undefined
  for (const property of literal.properties) {
    const said =
      property.type === 'SpreadElement'
        ? methodOption(property.argument, syntax)
        : methodIn(property, syntax)
    method = said ?? method
  }
  return method
}

function methodIn(property: t.ObjectMember, syntax: Syntax): string | undefined {
  if (property.type !== 'ObjectProperty' || staticKey(property) !== 'method') return undefined
  const value = constantOf(property.value, syntax)
  if (value.type === 'StringLiteral') return value.value
  return value.type === 'Identifier' && value.name === 'undefined' ? undefined : UNKNOWN
}
