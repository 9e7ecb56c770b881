import type * as t from '@babel/types'
import { refuseArguments } from '../model/code-errors.ts'
import { removeCommentsAfter } from './remove-comments.ts'
import type { ImportRuntime } from '../edits/runtime-imports.ts'
import type { TransformOptions } from '../model/types.ts'
import { handlerOf, methodRange, type Chain } from '../analysis/read-chain.ts'
import { endOf, startOf, type Syntax } from '../model/syntax.ts'
import type { RuntimeFunction, TextEdits } from '../edits/text-edits.ts'
import { unwrapped } from '../model/wrappers.ts'

/** The options of a module, and the edits to it. */
export interface TransformContext extends TransformOptions {
  readonly edits: TextEdits
  readonly importRuntime: ImportRuntime
}

/** Marks a call as free of side effects: an unused one leaves the bundle. */
export const PURE = '/* @__PURE__ */ '

/**
 * Removes the calls of a chain that `environment` does not keep, except its handler.
 *
 * ```ts
 * createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: createMiddleware({ type: 'function' }).client(c)
 * ```
 */
export function removeCalls(chain: Chain, { environment, edits }: TransformContext): void {
  const handler = handlerOf(chain)
  for (const method of chain.methods) {
    if (method === handler || method.definition.keptFor.includes(environment)) continue
    edits.removeRange(methodRange(method))
    if (environment === 'client') removeCommentsAfter(method.call, edits)
  }
}

export function markPure(chain: t.Node, edits: TextEdits): void {
  if (unwrapped(chain).type !== 'CallExpression') return
  edits.insert({ at: startOf(chain), text: PURE, anchor: startOf(chain) })
}

export function wrapInCall(
  node: t.Node,
  runtime: RuntimeFunction,
  behind: string,
  { environment, edits }: TransformContext,
): void {
  const anchor = startOf(node)
  const before = environment === 'client' ? PURE : ''
  edits.insert({ at: anchor, text: `${before}${runtime.local}(`, anchor, runtime })
  edits.insert({ at: endOf(node), text: `${behind})`, anchor })
}

/** The source text of an object of strings. */
export function objectText(object: Readonly<Record<string, string>>): string {
  const entries = Object.entries(object).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `{ ${entries.join(', ')} }`
}

/**
 * The one argument of a call.
 *
 * @throws CompileError `ARGUMENTS_NOT_PLAIN` for any other number, or a spread
 */
export function onlyArgument(call: t.CallExpression, syntax: Syntax): t.Expression {
  const [argument, ...others] = call.arguments
  const isPlain =
    argument !== undefined &&
    argument.type !== 'SpreadElement' &&
    argument.type !== 'ArgumentPlaceholder'
  if (others.length > 0 || !isPlain) throw refuseArguments(call, 'ARGUMENTS_NOT_PLAIN', syntax)
  return argument
}
