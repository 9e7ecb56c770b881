import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { declaredValue, isConstant, usesOf } from '../model/bindings.ts'
import type { Binding } from '../model/scopes.ts'
import { staticKey, unwrapped, rangeOf } from '../model/nodes.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { PLAIN_LITERALS } from '../analysis/literals.ts'
import { useOf } from '../analysis/value-use.ts'

/** Removes arguments that only removed code read, as in a middleware factory: `session({ password: env.PASSWORD })`. */
export function removeUnusedArguments(edits: TextEdits): void {
  const { syntax } = edits
  // `arguments` reads parameters without a name.
  if (syntax.names.has('arguments')) return
  for (const binding of syntax.moduleScope.bindings.values()) {
    const fn = isConstant(binding) ? declaredValue(binding.declaration) : undefined
    if (fn === undefined || !isFunction(fn)) continue
    for (const [index, parameter] of fn.params.entries()) {
      if (!isLost(parameter, edits) && lostKeys(parameter, edits).size === 0) continue
      for (const call of callsOf(binding, edits)) removeArgument(call, index, parameter, edits)
    }
  }
}

/** Whether removed code was the only one to read a name. */
function isLost(name: t.Node, edits: TextEdits): boolean {
  const binding = name.type === 'Identifier' ? edits.syntax.bindingOf(name) : undefined
  const uses = binding ? usesOf(binding) : []
  return uses.length > 0 && uses.every((use) => edits.isRemoved(use))
}

/** The keys of a pattern that only removed code read. A default value would run instead, so it keeps its key. */
function lostKeys(parameter: t.Node, edits: TextEdits): ReadonlySet<string> {
  const properties = parameter.type === 'ObjectPattern' ? parameter.properties : []
  if (properties.some((property) => property.type === 'RestElement')) return new Set()
  const keys = properties.flatMap((property) =>
    property.type === 'ObjectProperty' && isLost(property.value, edits)
      ? (staticKey(property) ?? [])
      : [],
  )
  return new Set(keys)
}

/** The remaining calls of a function, except those with a spread argument. */
function callsOf({ references }: Binding, edits: TextEdits): readonly t.CallExpression[] {
  return references.flatMap((reference) => {
    const use = useOf(reference, edits.syntax)
    const isCall = use.kind === 'callee' && use.call.type === 'CallExpression'
    if (!isCall || edits.isRemoved(reference)) return []
    return use.call.arguments.some(({ type }) => type === 'SpreadElement') ? [] : [use.call]
  })
}

function removeArgument(
  { arguments: all }: t.CallExpression,
  index: number,
  parameter: t.Node,
  edits: TextEdits,
): void {
  const argument = all[index]
  if (argument === undefined || edits.isRemoved(argument)) return
  if (isLost(parameter, edits)) {
    // The other arguments must keep their positions.
    if (!PLAIN_LITERALS.has(argument.type)) edits.replaceRange(rangeOf(argument), 'undefined')
    return
  }
  const keys = lostKeys(parameter, edits)
  const literal = unwrapped(argument)
  if (literal.type !== 'ObjectExpression') return
  for (const property of literal.properties) {
    const key = property.type === 'SpreadElement' ? undefined : staticKey(property)
    if (key !== undefined && keys.has(key)) edits.removeNode(property)
  }
}
