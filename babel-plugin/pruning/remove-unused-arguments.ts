import type * as t from '@babel/types'
import { isConstant } from '../model/bindings.ts'
import type { Binding } from '../model/scopes.ts'
import { staticKey } from '../model/static-names.ts'
import { rangeOf, type Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { outermostWrapper, unwrapped } from '../model/wrappers.ts'

/**
 * Removes, where a module calls its own functions, the arguments that only removed code read. What makes a
 * middleware is often called with what its `.server` function needs: `session({ password: env.PASSWORD })`.
 */
export function removeUnusedArguments(edits: TextEdits): void {
  const { syntax } = edits
  // It reads parameters by no name.
  if (syntax.names.has('arguments')) return
  for (const binding of syntax.moduleScope.bindings.values()) {
    const fn = isConstant(binding) ? functionIn(binding) : undefined
    for (const [index, parameter] of fn?.params.entries() ?? []) {
      if (!mayBeLost(parameter, edits)) continue
      for (const call of callsOf(binding, edits)) removeArgument(call, index, parameter, edits)
    }
  }
}

function functionIn({ declaration }: Binding): t.Function | undefined {
  if (declaration.type === 'FunctionDeclaration') return declaration
  const init = declaration.type === 'VariableDeclarator' ? declaration.init : undefined
  const value = init ? unwrapped(init) : undefined
  const isFunction =
    value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression'
  return isFunction ? value : undefined
}

/** Whether there is something in a parameter that nothing reads any more. */
function mayBeLost(parameter: t.Node, edits: TextEdits): boolean {
  return isLost(parameter, edits) || lostKeys(parameter, edits).size > 0
}

/** Whether removed code was the only one to read a name. */
function isLost(name: t.Node, edits: TextEdits): boolean {
  const binding = name.type === 'Identifier' ? edits.syntax.bindingOf(name) : undefined
  const uses = [...(binding?.references ?? []), ...(binding?.assignments ?? [])]
  return uses.length > 0 && uses.every((use) => edits.isRemoved(use))
}

/** The keys that a pattern takes out of an object for such names; what has a default value may run it instead. */
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

/** The calls of a function that are left, without those whose arguments have no fixed places. */
function callsOf({ references }: Binding, edits: TextEdits): readonly t.CallExpression[] {
  return references.flatMap((reference) => {
    const call = callOf(reference, edits.syntax)
    if (call === undefined || edits.isRemoved(reference)) return []
    return call.arguments.some(({ type }) => type === 'SpreadElement') ? [] : [call]
  })
}

function callOf(reference: t.Node, syntax: Syntax): t.CallExpression | undefined {
  const callee = outermostWrapper(reference, syntax)
  const call = syntax.parentOf(callee)
  return call?.type === 'CallExpression' && call.callee === callee ? call : undefined
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
    // The places of the others must stay.
    if (!CONSTANTS.has(argument.type)) edits.replaceRange(rangeOf(argument), 'undefined')
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

/** Literals need no replacement, and tell nothing: texts may. */
const CONSTANTS: ReadonlySet<string> = new Set(['NullLiteral', 'BooleanLiteral', 'NumericLiteral'])
