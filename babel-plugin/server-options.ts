import type { NodePath, types as t } from '@babel/core'
import { refuse } from './code-errors.ts'
import type { Environment, ServerOptions } from './definitions.ts'
import { removeWithComments } from './remove-unused.ts'
import { isWrapper } from './wrappers.ts'
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
  const object = unwrapped(options)
  if (!object.isObjectExpression()) throw refuse(object, 'OPTIONS_NOT_PLAIN')
  return object.get('properties').flatMap((property) => {
    const name = nameOf(property)
    if (name === undefined) throw refuse(property, 'OPTIONS_NOT_PLAIN')
    if (keys.includes(name)) return environment === 'client' ? [removeWithComments(property)] : []
    const inner = nested[name]
    if (inner === undefined) return []
    const value = property.isObjectProperty() ? property.get('value') : property
    return removeServerOptions(value, inner, environment)
  })
}

/** The function that gives the options of `createStart`, where it is written. */
export function optionsCallback(
  call: NodePath<t.CallExpression>,
): NodePath<t.ArrowFunctionExpression | t.FunctionExpression> {
  const [callback] = call.get('arguments')
  if (callback?.isArrowFunctionExpression() || callback?.isFunctionExpression()) return callback
  throw refuse(callback ?? call, 'OPTIONS_NOT_PLAIN')
}

/** The objects that a function may return, as far as they stand in it. */
export function returnedObjects(
  callback: NodePath<t.ArrowFunctionExpression | t.FunctionExpression>,
): readonly NodePath[] {
  // Both kinds of function have one body, which is a block or an expression.
  const body = callback.get('body') as NodePath<t.BlockStatement | t.Expression>
  if (!body.isBlockStatement()) return [body]
  const returned: NodePath[] = []
  body.traverse({
    Function: (inner) => inner.skip(),
    ReturnStatement(statement) {
      const argument = statement.get('argument')
      returned.push(argument.node ? (argument as NodePath<t.Expression>) : statement)
    },
  })
  return returned
}

function unwrapped(path: NodePath): NodePath {
  return isWrapper(path.node) ? unwrapped(path.get('expression') as NodePath) : path
}

function nameOf(property: NodePath): string | undefined {
  if (!property.isObjectProperty() && !property.isObjectMethod()) return undefined
  const { key, computed } = property.node
  if (key.type === 'StringLiteral') return key.value
  return key.type === 'Identifier' && !computed ? key.name : undefined
}
