import type * as t from '@babel/types'
import { refuseArguments } from '../model/code-errors.ts'
import { removeCommentsAfter } from './remove-comments.ts'
import type { Environment } from '../model/definitions.ts'
import { handlerOf, methodRange, type Chain } from '../analysis/read-chain.ts'
import { endOf, startOf, type Syntax } from '../model/syntax.ts'
import type { RuntimeFunction, TextEdits } from '../edits/text-edits.ts'
import { unwrapped } from '../model/wrappers.ts'

/** Marks a call as free of side effects: an unused one leaves the bundle. */
export const PURE = '/* @__PURE__ */ '

/**
 * Takes the calls that `environment` does not keep out of a chain, its handler aside.
 *
 * ```ts
 * createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: createMiddleware({ type: 'function' }).client(c)
 * ```
 */
export function removeCalls(chain: Chain, environment: Environment, edits: TextEdits): void {
  const handler = handlerOf(chain)
  for (const method of chain.methods) {
    if (method === handler || method.definition.keptFor.includes(environment)) continue
    edits.removeRange(methodRange(method))
    if (environment === 'client') removeCommentsAfter(method.call, edits)
  }
}

/** Marks a chain of calls as free of side effects. */
export function markPure(chain: t.Node, edits: TextEdits): void {
  if (unwrapped(chain).type !== 'CallExpression') return
  edits.insert({ at: startOf(chain), text: PURE, anchor: startOf(chain) })
}

/** Wraps an expression in a call of a runtime function. */
export function wrapInCall(
  node: t.Node,
  runtime: RuntimeFunction,
  { environment, behind }: { readonly environment: Environment; readonly behind: string },
  edits: TextEdits,
): void {
  const anchor = startOf(node)
  const before = environment === 'client' ? PURE : ''
  edits.insert({ at: anchor, text: `${before}${runtime.local}(`, anchor, runtime })
  edits.insert({ at: endOf(node), text: `${behind})`, anchor })
}

/** An object of texts, as compiled code writes it. */
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
