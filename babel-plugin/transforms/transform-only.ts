import type * as t from '@babel/types'
import { RUNTIME } from '../model/definitions.ts'
import { PURE, objectText } from './edit-chain.ts'
import type { Chain } from '../analysis/read-chain.ts'
import type { ImportRuntime } from '../edits/runtime-imports.ts'
import { endOf, rangeOf } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { onlyArgument, replaceByPart } from './transform-isomorphic.ts'
import type { TransformOptions } from '../model/types.ts'

/**
 * ```ts
 * const secret = createServerOnlyFn(() => process.env.SECRET)
 * // client: const secret = _refuseOnThisSide({ name, filename })
 * // server: const secret = () => process.env.SECRET
 * ```
 *
 * @throws CompileError `ARGUMENTS_NOT_PLAIN`
 */
export function transformOnly(
  { node, definition, source, name = 'anonymous' }: Chain,
  { environment, modulePath: filename }: TransformOptions,
  importRuntime: ImportRuntime,
  edits: TextEdits,
): void {
  // A function of this kind has no bases, so that its chain starts at its call.
  const call = node as t.CallExpression
  const fn = onlyArgument(call, edits.syntax)
  if (definition.keptFor.includes(environment)) return replaceByPart(call, fn, edits)
  const refuse = importRuntime(RUNTIME.refuseOnThisSide, RUNTIME.entry(source, environment))
  const meta = objectText({ name, filename })
  const text = `${PURE}${refuse.local}(${meta})`
  edits.removeRange({ start: endOf(call.callee), end: endOf(call) - 1 })
  edits.replaceRange(rangeOf(call), text, refuse)
}
