import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { refuse } from './code-errors.ts'
import { objectOf, rangeBehind } from './edit-chain.ts'
import type { Chain } from './read-chain.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/**
 * ```ts
 * const now = createIsomorphicFn().client(a).server(b)
 * // client: const now = a
 * ```
 *
 * @returns the parts of the source that are gone
 * @throws CompileError `ARGUMENTS_NOT_PLAIN`
 */
export function transformIsomorphic(
  { path, methods, whole, isOptionsCall }: Chain,
  { environment }: TransformOptions,
): readonly SourceRange[] {
  const implementations = methods.map((method) => ({ ...method, fn: onlyArgument(method.path) }))
  const kept = implementations.findLast(({ definition }) =>
    definition.keptFor.includes(environment),
  )
  const removed = implementations
    .filter((each) => each !== kept)
    .map(({ path: call }) => rangeBehind(objectOf(call), call.node))
  // What gives a base is already what was made of it where it stands.
  const rest = isOptionsCall ? t.arrowFunctionExpression([], t.blockStatement([])) : path.node
  if (isOptionsCall || methods.length > 0) whole.replaceWith(kept?.fn ?? rest)
  return removed
}

/** @throws CompileError `ARGUMENTS_NOT_PLAIN` for anything but one function */
export function onlyArgument(call: NodePath<t.CallExpression>): t.Expression {
  const [argument, ...others] = call.node.arguments
  if (others.length > 0 || !t.isExpression(argument)) throw refuse(call, 'ARGUMENTS_NOT_PLAIN')
  return argument
}
