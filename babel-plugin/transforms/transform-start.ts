import type * as t from '@babel/types'
import type { Chain } from '../analysis/read-chain.ts'
import { refuse } from '../model/code-errors.ts'
import { unwrapped } from '../model/wrappers.ts'
import { removeServerOptions } from './server-options.ts'
import type { Syntax } from '../model/syntax.ts'
import { returnedValues } from '../model/functions.ts'
import type { TransformContext } from './edit-chain.ts'

/**
 * ```ts
 * createStart(() => ({ functionMiddleware: [a], requestMiddleware: [b] }))
 * // client: createStart(() => ({ functionMiddleware: [a] }))
 * ```
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformStart(chain: Chain, context: TransformContext): void {
  for (const object of startOptions(chain, context.edits.syntax)) {
    removeServerOptions(object, chain.definition.serverOptions, context)
  }
}

/**
 * The objects that the callback of `createStart` may return.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function startOptions({ node }: Chain, syntax: Syntax): readonly t.Node[] {
  return node.type === 'CallExpression' ? returnedValues(optionsCallback(node, syntax)) : []
}

/** The function that returns the options of `createStart`. */
function optionsCallback(
  call: t.CallExpression,
  syntax: Syntax,
): t.ArrowFunctionExpression | t.FunctionExpression {
  const [argument] = call.arguments
  const callback = argument && unwrapped(argument)
  if (callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression') {
    return callback
  }
  throw refuse(callback ?? call, 'OPTIONS_NOT_PLAIN', syntax)
}
