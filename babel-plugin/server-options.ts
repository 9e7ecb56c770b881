import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { constantOf } from './constant-of.ts'
import { refuse } from './code-errors.ts'
import type { Environment, ServerOptions } from './definitions.ts'
import type { Chain } from './read-chain.ts'
import { removeWithComments } from './remove-with-comments.ts'
import { staticKey } from './static-names.ts'
import { unwrapped } from './wrappers.ts'
import type { SourceRange } from './types.ts'

/**
 * Takes the keys that are the server's alone out of an options object, for the client. On the server
 * it only makes sure that it could.
 *
 * @returns the parts of the source that are gone
 * @throws CompileError `OPTIONS_NOT_PLAIN` for an object whose keys cannot be read here
 */
export function removeServerOptions(
  options: NodePath,
  { keys, nested }: ServerOptions,
  environment: Environment,
): readonly SourceRange[] {
  const object = objectOf(options)
  return object.get('properties').flatMap((property) => {
    if (property.isSpreadElement()) {
      // What is spread may be used elsewhere too: it is only made sure that nothing has to go.
      const spread = spreadObjects(property.get('argument') as NodePath)
      const hidden = spread
        .flatMap((each) => each.get('properties'))
        .find((each) => {
          const name = nameOf(each)
          return name === undefined || keys.includes(name) || nested[name] !== undefined
        })
      if (hidden !== undefined) throw refuse(property, 'OPTIONS_NOT_PLAIN')
      return []
    }
    const name = nameOf(property)
    if (name === undefined) throw refuse(property, 'OPTIONS_NOT_PLAIN')
    if (keys.includes(name)) return environment === 'client' ? [removeWithComments(property)] : []
    const inner = nested[name]
    if (inner === undefined) return []
    const value = property.isObjectProperty() ? property.get('value') : property
    return removeServerOptions(value, inner, environment)
  })
}

/**
 * The same for the options of the call at which a chain starts, if that takes some.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function removeCallOptions(
  { path, definition, isOptionsCall }: Chain,
  environment: Environment,
): readonly SourceRange[] {
  const [options] = isOptionsCall && path.isCallExpression() ? path.get('arguments') : []
  return options === undefined
    ? []
    : removeServerOptions(options, definition.serverOptions, environment)
}

/** The function that gives the options of `createStart`, where it is written. */
export function optionsCallback(
  call: NodePath<t.CallExpression>,
): NodePath<t.ArrowFunctionExpression | t.FunctionExpression> {
  const [callback] = call.get('arguments')
  if (callback?.isArrowFunctionExpression() || callback?.isFunctionExpression()) return callback
  throw refuse(callback ?? call, 'OPTIONS_NOT_PLAIN')
}

/**
 * The objects that `...value` may add.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
function spreadObjects(value: NodePath): readonly NodePath<t.ObjectExpression>[] {
  const constant = constantOf(value)
  if (constant.isConditionalExpression()) {
    return [constant.get('consequent'), constant.get('alternate')].flatMap(spreadObjects)
  }
  if (constant.isLogicalExpression()) {
    const { operator } = constant.node
    // Of `condition && object` only the object adds anything.
    const parts =
      operator === '&&' ? [constant.get('right')] : [constant.get('left'), constant.get('right')]
    return parts.flatMap(spreadObjects)
  }
  return NOTHING.has(constant.node.type) || isUndefined(constant) ? [] : [objectOf(value)]
}

/** Literals of which `...` takes nothing. */
const NOTHING: ReadonlySet<string> = new Set(['NullLiteral', 'BooleanLiteral', 'NumericLiteral'])

function isUndefined(value: NodePath): boolean {
  return value.isIdentifier({ name: 'undefined' })
}

function objectOf(options: NodePath): NodePath<t.ObjectExpression> {
  const literal = literalOf(options)
  if (literal === undefined) throw refuse(unwrapped(options), 'OPTIONS_NOT_PLAIN')
  return literal
}

/** An object literal, written in place or kept in a constant of the module. */
export function literalOf(options: NodePath): NodePath<t.ObjectExpression> | undefined {
  const value = constantOf(options)
  return value.isObjectExpression() ? value : undefined
}

function nameOf(property: NodePath): string | undefined {
  return property.isObjectProperty() || property.isObjectMethod()
    ? staticKey(property.node)
    : undefined
}
