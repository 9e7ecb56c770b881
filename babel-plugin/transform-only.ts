import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { RUNTIME } from './definitions.ts'
import type { Chain } from './read-chain.ts'
import type { ImportRuntime } from './runtime-imports.ts'
import { onlyArgument } from './transform-isomorphic.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/**
 * ```ts
 * const secret = createServerOnlyFn(() => process.env.SECRET)
 * // client: const secret = _refuseOnThisSide({ name, filename })
 * // server: const secret = () => process.env.SECRET
 * ```
 *
 * @returns the parts of the source that are gone
 * @throws CompileError `ARGUMENTS_NOT_PLAIN`
 */
export function transformOnly(
  { path, definition, source, name = 'anonymous' }: Chain,
  { environment, modulePath }: TransformOptions,
  importRuntime: ImportRuntime,
): readonly SourceRange[] {
  const call = path as NodePath<t.CallExpression>
  const fn = onlyArgument(call)
  if (definition.keptFor.includes(environment)) {
    call.replaceWith(fn)
    return []
  }
  const range = { start: call.node.callee.end ?? 0, end: call.node.end ?? 0 }
  const refuse = importRuntime(RUNTIME.refuseOnThisSide, RUNTIME.entry(source, environment))
  const stub = t.callExpression(refuse, [t.valueToNode({ name, filename: modulePath })])
  t.addComment(stub, 'leading', ' @__PURE__ ')
  call.replaceWith(stub)
  return [range]
}
