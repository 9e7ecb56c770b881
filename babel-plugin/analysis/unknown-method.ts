import type * as t from '@babel/types'
import { closestName } from '../../src/utils/closest-name.ts'
import { compileError } from '../model/code-errors.ts'
import type { BuilderDefinition } from '../model/definitions.ts'
import { staticProperty } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import type { CompileError } from '../model/types.ts'

/** A member of a chain that does not call a method of its builder. */
interface UnknownMember {
  readonly member: t.MemberExpression | t.OptionalMemberExpression
  readonly definition: BuilderDefinition
  /** Whether the chain has its handler already. */
  readonly isBehindHandler: boolean
  readonly syntax: Syntax
}

/** The error `UNKNOWN_METHOD`. */
export function unknownMethod(unknown: UnknownMember): CompileError {
  const { member, syntax } = unknown
  const name = staticProperty(member) ?? ''
  return compileError(member.property, 'UNKNOWN_METHOD', reasonFor(name, unknown), syntax)
}

function reasonFor(name: string, { member, definition, isBehindHandler }: UnknownMember): string {
  const isMethod = definition.methods.has(name)
  if (isBehindHandler) {
    if (name === 'handler') return '`.handler(…)` is called twice in this chain. Call it once.'
    return isMethod
      ? `\`.${name}\` comes after \`.handler(…)\`, which ends the chain. Move it before \`.handler(…)\`.`
      : `\`.${name}\` is read from a chain that ends in \`.handler(…)\`. Assign the function to a constant, and read \`.${name}\` from that.`
  }
  const builder = `\`${definition.name}()\``
  if (isMethod) {
    return member.type === 'OptionalMemberExpression'
      ? `\`?.${name}\` is optional chaining on a builder, which always exists. Write \`.${name}\`.`
      : `\`.${name}\` is read from ${builder} but not called. Call it in the chain, as in \`.${name}(…)\`.`
  }
  const names = [...definition.methods.keys()]
  const closest = closestName(name, names)
  const question = closest === undefined ? '' : `Did you mean \`.${closest}\`? `
  return `${builder} has no method \`.${name}\`. ${question}The methods are ${listed(names)}.`
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`.${name}\``)
  return new Intl.ListFormat('en-GB').format(quoted)
}
