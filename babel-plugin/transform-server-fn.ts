import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { refuse } from './code-errors.ts'
import { implementationName, RUNTIME } from './definitions.ts'
import { markPure, objectOf, rangeBehind, removeCalls } from './edit-chain.ts'
import { functionId } from './function-id.ts'
import { handlerOf, type Chain, type ChainMethod } from './read-chain.ts'
import { isTypeSyntax } from './type-syntax.ts'
import { removeCallOptions } from './server-options.ts'
import type { ImportRuntime } from './runtime-imports.ts'
import type { FoundFunction, SourceRange, TransformOptions } from './types.ts'

/** What became of a chain that starts at `createServerFn`. */
export interface ServerFnEdit {
  /** The function, unless the chain is a base that other chains continue. */
  readonly found: FoundFunction | undefined
  readonly removed: readonly SourceRange[]
}

/**
 * ```ts
 * const add = createServerFn().inputValidator(v).handler(h)
 * // client: const add = _clientServerFn(createServerFn(), "id")
 * // server: const add = _serverServerFn(createServerFn().inputValidator(v), { id, name, filename }, h)
 * //         export { add as add_createServerFn_handler }
 * ```
 *
 * @throws CompileError when the function could not be found by an id, or has no handler to run
 */
export function transformServerFn(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
): ServerFnEdit {
  const handler = handlerOf(chain)
  const removed = [
    ...removeCallOptions(chain, options.environment),
    ...removeCalls(chain, options.environment),
  ]
  if (handler === undefined) {
    if (options.environment === 'client') markPure(chain.whole.node)
    return { found: undefined, removed }
  }
  const found = describe(chain, handler, options)
  const implementation = handlerArgument(handler)
  const builder = objectOf(handler.path)
  const entry = RUNTIME.entry(chain.source, options.environment)
  if (options.environment === 'client') {
    const range = rangeBehind(builder, handler.path.node)
    markPure(builder)
    const stub = importRuntime(RUNTIME.clientServerFn, entry)
    const call = t.callExpression(stub, [builder, t.stringLiteral(found.id)])
    t.addComment(call, 'leading', ' @__PURE__ ')
    handler.path.replaceWith(call)
    return { found, removed: [...removed, range] }
  }
  const { id, name, filename } = found
  const meta = t.valueToNode({ id, name, filename })
  const runner = importRuntime(RUNTIME.serverServerFn, entry)
  handler.path.replaceWith(t.callExpression(runner, [builder, meta, implementation]))
  return { found, removed }
}

function describe(chain: Chain, handler: ChainMethod, options: TransformOptions): FoundFunction {
  if (chain.whole.findParent((parent) => !isModuleLevel(parent)) !== null) {
    refuseCapture(handler.path)
    throw refuse(chain.whole, 'NOT_AT_MODULE_LEVEL')
  }
  const { name, value } = chain
  if (name === undefined) throw refuse(chain.whole, 'NOT_A_CONST')
  const { modulePath: filename, generateFunctionId } = options
  const exportName = implementationName(name)
  const defaultId = functionId(filename, name)
  const id = generateFunctionId?.({ filename, functionName: exportName, defaultId }) ?? defaultId
  if (!/^[\w-]{1,128}$/.test(id)) throw refuse(chain.whole, 'INVALID_ID', { name: id })
  const { method = 'GET', middleware = [] } = value ?? {}
  return { id, name, filename, method, middleware, exportName }
}

/** @throws CompileError `CLOSURE_CAPTURE` for a handler that uses a local of a function around it */
function refuseCapture(handler: NodePath<t.CallExpression>): void {
  for (const argument of handler.get('arguments')) {
    const check = (reference: NodePath<t.Identifier | t.JSXIdentifier>): void => {
      const { name } = reference.node
      const scope = reference.scope.getBinding(name)?.scope.path
      if (scope === undefined || scope.isProgram() || reference.findParent(isTypeSyntax)) return
      const isOwn = scope === argument || scope.isDescendant(argument)
      if (!isOwn) throw refuse(reference, 'CLOSURE_CAPTURE', { name })
    }
    if (argument.isIdentifier()) check(argument)
    argument.traverse({
      ReferencedIdentifier: check,
      'AssignmentExpression|UpdateExpression': (assignment: NodePath) =>
        Object.values(assignment.getBindingIdentifierPaths()).forEach(check),
    })
  }
}

function isModuleLevel(path: NodePath): boolean {
  return !(
    path.isFunction() ||
    path.isClass() ||
    path.isBlockStatement() ||
    path.isLoop() ||
    path.isSwitchStatement() ||
    path.isTSModuleBlock()
  )
}

function handlerArgument({ path }: ChainMethod): t.Expression {
  const [argument, ...others] = path.node.arguments
  if (argument === undefined) throw refuse(path, 'HANDLER_MISSING')
  if (others.length > 0 || !t.isExpression(argument)) throw refuse(path, 'ARGUMENTS_NOT_PLAIN')
  return argument
}
