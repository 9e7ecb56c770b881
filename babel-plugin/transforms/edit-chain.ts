import type * as t from '@babel/types'
import { refuseArguments } from '../model/code-errors.ts'
import type { RuntimeFunction, TextEdits } from '../edits/text-edits.ts'
import { RUNTIME } from '../model/definitions.ts'
import type { TransformOptions } from '../model/types.ts'
import { handlerOf, methodRange, type Chain } from '../analysis/read-chain.ts'
import { endOf, startOf, unwrapped } from '../model/nodes.ts'
import { ancestorsOf, type Syntax } from '../model/syntax.ts'
import { commentsBehind, commentsIn, placeOf, skipTrivia } from '../edits/comments.ts'

export interface TransformContext extends TransformOptions {
  readonly edits: TextEdits
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
    if (method === handler || method.keptFor.includes(environment)) continue
    edits.removeRange(methodRange(method))
    if (environment === 'client') removeCommentsAfter(method.call, edits)
  }
}

export function markPure(chain: t.Node, edits: TextEdits): void {
  if (unwrapped(chain).type !== 'CallExpression') return
  edits.insert({ at: startOf(chain), text: PURE, anchor: startOf(chain) })
}

/** The runtime function with a name, from the package that the chain's builder comes from. */
export function runtimeFor(
  name: string,
  { source }: Chain,
  { environment, edits }: TransformContext,
): RuntimeFunction {
  return edits.importRuntime(name, RUNTIME.entry(source, environment))
}

/** Passes an expression to a runtime function; `rest` is the text behind this argument. */
export function passTo(
  runtime: RuntimeFunction,
  node: t.Node,
  rest: string,
  { environment, edits }: TransformContext,
): void {
  const anchor = startOf(node)
  const before = environment === 'client' ? PURE : ''
  edits.insert({ at: anchor, text: `${before}${runtime.local}(`, anchor, runtime })
  edits.insert({ at: endOf(node), text: rest, anchor })
}

export function objectText(object: Readonly<Record<string, string>>): string {
  const entries = Object.entries(object).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `{ ${entries.join(', ')} }`
}

/** Refuses a spread, and any other number of arguments than one. */
export function onlyArgument(call: t.CallExpression, syntax: Syntax): t.Expression {
  const [argument, ...others] = call.arguments
  const isPlain =
    argument !== undefined &&
    argument.type !== 'SpreadElement' &&
    argument.type !== 'ArgumentPlaceholder'
  if (others.length > 0 || !isPlain) throw refuseArguments(call, 'ARGUMENTS_NOT_PLAIN', syntax)
  return argument
}

/** Removes the comments on the last line of a removed part, up to the next code: they are about that part. */
function removeCommentsAfter(node: t.Node, edits: TextEdits): void {
  const { syntax } = edits
  const behind = { start: endOf(node), end: skipTrivia(endOf(node), syntax) }
  for (const { start = 0, end = 0, loc } of commentsIn(behind, syntax)) {
    if (loc?.start.line === node.loc?.end.line) edits.removeRange({ start, end })
  }
}

/** Removes the comments behind a shortened chain, on its last line. */
export function removeCommentsBehind(
  { whole }: Chain,
  { environment, edits }: TransformContext,
): void {
  const { syntax } = edits
  const places = [outermostStatement(whole, syntax)]
  if (environment === 'client') {
    removeCommentsAfter(whole, edits)
    const item = syntax.parentOf(whole)
    if (item?.type === 'VariableDeclarator' || item?.type === 'ObjectProperty') places.push(item)
  }
  for (const place of places) {
    if (place === undefined || place.loc?.end.line !== whole.loc?.end.line) continue
    for (const { start = 0, end = 0 } of commentsBehind(placeOf(place, syntax), syntax)) {
      edits.removeRange({ start, end })
    }
  }
}

/** The statement that a node is in, with the `export` in front of it. */
function outermostStatement(node: t.Node, syntax: Syntax): t.Node | undefined {
  const found = [...ancestorsOf(node, syntax)]
  const index = found.findIndex(({ type }) => /(?:Statement|Declaration)$/.test(type))
  const [statement, parent] = [found[index], found[index + 1]]
  return parent?.type.startsWith('Export') ? parent : statement
}
