import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { refuse, refuseArguments } from '../model/code-errors.ts'
import { commentsIn } from '../edits/comments.ts'
import { implementationName, RUNTIME } from '../model/definitions.ts'
import {
  markPure,
  objectText,
  onlyArgument,
  removeCalls,
  passTo,
  runtimeFor,
  type TransformContext,
} from './edit-chain.ts'
import { functionId } from '../model/function-id.ts'
import { handlerOf, methodRange, type Chain, type ChainMethod } from '../analysis/read-chain.ts'
import { removeCallOptions } from './server-options.ts'
import { ancestorsOf, type Syntax } from '../model/syntax.ts'
import { endOf, isWithin, startOf, walk } from '../model/nodes.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import type { FoundFunction, SourceRange, TransformOptions } from '../model/types.ts'

/**
 * ```ts
 * const add = createServerFn().inputValidator(v).handler(h)
 * // client: const add = _clientServerFn(createServerFn(), "id")
 * // server: const add = _serverServerFn(createServerFn().inputValidator(v), { id, name, filename }, h)
 * //         export { add as add_createServerFn_handler }
 * ```
 *
 * @returns the function, unless the chain is a base that other chains continue
 * @throws CompileError when the function could not be found by an id, or has no handler to run
 */
export function transformServerFn(
  chain: Chain,
  context: TransformContext,
): FoundFunction | undefined {
  const { environment, edits } = context
  const handler = handlerOf(chain)
  removeCallOptions(chain, context)
  removeCalls(chain, context)
  if (handler === undefined) {
    if (environment === 'client') markPure(chain.whole, edits)
    return undefined
  }
  const found = describe(chain, handler, context)
  if (handler.call.arguments.length === 0) {
    throw refuseArguments(handler.call, 'HANDLER_MISSING', edits.syntax)
  }
  const argument = onlyArgument(handler.call, edits.syntax)
  const { object } = handler
  const { id, name, filename } = found
  if (environment === 'client') {
    const stub = runtimeFor(RUNTIME.clientServerFn, chain, context)
    passTo(stub, object, `, ${JSON.stringify(id)})`, context)
    markPure(object, edits)
    edits.removeRange(methodRange(handler))
  } else {
    // The parenthesis that ends the handler's call ends this call.
    const runner = runtimeFor(RUNTIME.serverServerFn, chain, context)
    passTo(runner, object, `, ${objectText({ id, name, filename })}, `, context)
    unwrapKeepingComments({ start: endOf(object), end: startOf(argument) }, edits)
  }
  return found
}

/** Removes the code of a range and keeps its comments, which are about the handler. */
function unwrapKeepingComments({ start, end }: SourceRange, edits: TextEdits): void {
  const { syntax } = edits
  const comments = commentsIn({ start, end }, syntax)
  const starts = [start, ...comments.map((comment) => comment.end ?? end)]
  for (const [index, from] of starts.entries()) {
    const text = syntax.code.slice(from, comments[index]?.start ?? end)
    const indent = text.length - text.trimStart().length
    edits.unwrapRange({ start: from + indent, end: from + text.trimEnd().length })
  }
}

function describe(
  chain: Chain,
  handler: ChainMethod,
  { modulePath: filename, generateFunctionId, edits: { syntax } }: TransformContext,
): FoundFunction {
  const { whole, name, value } = chain
  if ([...ancestorsOf(whole, syntax)].some(isBelowModule)) {
    refuseCapture(handler.call, syntax)
    throw refuse(whole, 'NOT_AT_MODULE_LEVEL', syntax)
  }
  if (name === undefined) throw refuse(whole, 'NOT_A_CONST', syntax)
  const exportName = implementationName(name)
  const defaultId = functionId(filename, name)
  const id = generateFunctionId?.({ filename, functionName: exportName, defaultId }) ?? defaultId
  if (!/^[\w-]{1,128}$/.test(id)) throw refuse(whole, 'INVALID_ID', syntax, id)
  const { method = 'GET', middleware = [] } = value ?? {}
  return { id, name, filename, method, middleware, exportName }
}

/** @throws CompileError `CLOSURE_CAPTURE` for a handler that uses a local of a function around it */
function refuseCapture(handler: t.CallExpression, syntax: Syntax): void {
  for (const argument of handler.arguments) {
    walk(argument, (node) => {
      const scope = syntax.bindingOf(node)?.scope
      if (scope === undefined || scope === syntax.moduleScope) return
      if (isWithin(scope.node, argument)) return
      throw refuse(node, 'CLOSURE_CAPTURE', syntax, syntax.bindingOf(node)?.name ?? '')
    })
  }
}

const BLOCKS: ReadonlySet<string> = new Set([
  'ClassDeclaration',
  'ClassExpression',
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TSModuleBlock',
])

function isBelowModule(node: t.Node): boolean {
  return isFunction(node) || BLOCKS.has(node.type)
}

/** The name in messages of a middleware that is written in a list, or returned by a factory. */
const UNNAMED = '(unnamed)'

/**
 * Error messages name the middleware that failed, so one with a function in this environment gets its name and file.
 *
 * ```ts
 * const auth = createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: const auth = _namedMiddleware(createMiddleware({ type: 'function' }).client(c), { name, filename })
 * ```
 */
export function transformMiddleware(chain: Chain, context: TransformContext): void {
  const { environment, modulePath: filename, edits } = context
  const { whole, name = UNNAMED } = chain
  removeCalls(chain, context)
  if (hasMiddlewareFn(chain, context)) {
    const runtime = runtimeFor(RUNTIME.namedMiddleware, chain, context)
    passTo(runtime, whole, `, ${objectText({ name, filename })})`, context)
  }
  if (environment === 'client') markPure(whole, edits)
}

function hasMiddlewareFn({ methods }: Chain, { environment }: TransformOptions): boolean {
  return methods.some(
    ({ name, keptFor }) =>
      (name === 'client' || name === 'server') && keptFor.includes(environment),
  )
}
