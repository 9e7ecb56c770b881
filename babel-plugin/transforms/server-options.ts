import type * as t from '@babel/types'
import { refuse } from '../model/code-errors.ts'
import { constantOf, isUndefined, literalOf } from '../analysis/literals.ts'
import type { Environment, ServerOptions } from '../model/definitions.ts'
import type { Chain } from '../analysis/read-chain.ts'
import { staticKey } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { unwrapped } from '../model/wrappers.ts'

/**
 * Takes the keys that are the server's alone out of an options object, for the client. On the server
 * it only makes sure that it could.
 *
 * @returns whether there were any
 * @throws CompileError `OPTIONS_NOT_PLAIN` for an object whose keys cannot be read here
 */
export function removeServerOptions(
  options: t.Node,
  { keys, nested }: ServerOptions,
  environment: Environment,
  edits: TextEdits,
): boolean {
  const { syntax } = edits
  let isChanged = false
  for (const property of objectOf(options, syntax).properties) {
    if (property.type === 'SpreadElement') {
      checkSpread(property, { keys, nested }, syntax)
      continue
    }
    const name = staticKey(property)
    if (name === undefined) throw refuse(property, 'OPTIONS_NOT_PLAIN', syntax)
    if (keys.includes(name)) {
      isChanged ||= environment === 'client'
      if (environment === 'client') edits.removeNode(property)
      continue
    }
    const inner = nested[name]
    if (inner === undefined) continue
    const value = property.type === 'ObjectProperty' ? property.value : property
    isChanged = removeServerOptions(value, inner, environment, edits) || isChanged
  }
  return isChanged
}

/**
 * The same for the options of the call at which a chain starts, if that takes some.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function removeCallOptions(
  chain: Chain,
  environment: Environment,
  edits: TextEdits,
): boolean {
  const options = optionsOf(chain)
  if (options === undefined) return false
  return removeServerOptions(options, chain.definition.serverOptions, environment, edits)
}

/** The options of the call at which a chain starts. */
export function optionsOf({ node, isOptionsCall }: Chain): t.Node | undefined {
  return isOptionsCall && node.type === 'CallExpression' ? node.arguments[0] : undefined
}

/**
 * What is spread may be used elsewhere too: it is only made sure that nothing has to go.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
function checkSpread(
  spread: t.SpreadElement,
  { keys, nested }: ServerOptions,
  syntax: Syntax,
): void {
  const hidden = spreadObjects(spread.argument, syntax)
    .flatMap(({ properties }) => properties)
    .find((each) => {
      const name = each.type === 'SpreadElement' ? undefined : staticKey(each)
      return name === undefined || keys.includes(name) || nested[name] !== undefined
    })
  if (hidden !== undefined) throw refuse(spread, 'OPTIONS_NOT_PLAIN', syntax)
}

/**
 * The objects that `...value` may add.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
function spreadObjects(value: t.Node, syntax: Syntax): readonly t.ObjectExpression[] {
  const constant = constantOf(value, syntax)
  if (constant.type === 'ConditionalExpression') {
    return [constant.consequent, constant.alternate].flatMap((each) => spreadObjects(each, syntax))
  }
  if (constant.type === 'LogicalExpression') {
    const { operator, left, right } = constant
    // Of `condition && object` only the object adds anything.
    const parts = operator === '&&' ? [right] : [left, right]
    return parts.flatMap((each) => spreadObjects(each, syntax))
  }
  return NOTHING.has(constant.type) || isUndefined(constant) ? [] : [objectOf(value, syntax)]
}

/** Literals of which `...` takes nothing. */
const NOTHING: ReadonlySet<string> = new Set(['NullLiteral', 'BooleanLiteral', 'NumericLiteral'])

function objectOf(options: t.Node, syntax: Syntax): t.ObjectExpression {
  const literal = literalOf(options, syntax)
  if (literal === undefined) throw refuse(unwrapped(options), 'OPTIONS_NOT_PLAIN', syntax)
  return literal
}
