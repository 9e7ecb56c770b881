import type * as t from '@babel/types'
import { methodRange, type Chain } from '../analysis/read-chain.ts'
import { beginsStatement } from '../edits/comments.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { RUNTIME } from '../model/definitions.ts'
import { endOf, rangeOf, startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import { objectText, onlyArgument, PURE, runtimeFor, type TransformContext } from './edit-chain.ts'

/**
 * ```ts
 * const secret = createServerOnlyFn(() => process.env.SECRET)
 * // client: const secret = _refuseOnThisSide({ name, filename })
 * // server: const secret = () => process.env.SECRET
 * ```
 *
 * @throws CompileError `ARGUMENTS_NOT_PLAIN`
 */
export function transformOnly(chain: Chain, context: TransformContext): void {
  const { node, definition, name = 'anonymous' } = chain
  const { environment, modulePath: filename, edits } = context
  // A function of this kind has no bases: its chain starts at its call.
  const call = node as t.CallExpression
  const fn = onlyArgument(call, edits.syntax)
  if (definition.keptFor.includes(environment)) return replaceByPart(call, fn, edits)
  const refuse = runtimeFor(RUNTIME.refuseOnThisSide, chain, context)
  const meta = objectText({ name, filename })
  const text = `${PURE}${refuse.local}(${meta})`
  edits.removeRange({ start: endOf(call.callee), end: endOf(call) - 1 })
  edits.replaceRange(rangeOf(call), text, refuse)
}

/**
 * ```ts
 * const now = createIsomorphicFn().client(a).server(b)
 * // client: const now = a
 * ```
 *
 * @throws CompileError `ARGUMENTS_NOT_PLAIN`
 */
export function transformIsomorphic(
  { methods, whole, isOptionsCall }: Chain,
  { environment, edits }: TransformContext,
): void {
  const implementations = methods.map((method) => ({
    ...method,
    fn: onlyArgument(method.call, edits.syntax),
  }))
  const kept = implementations.findLast(({ keptFor }) => keptFor.includes(environment))
  const others = implementations.filter((each) => each !== kept)
  if (kept !== undefined) replaceByPart(whole, kept.fn, edits)
  else if (isOptionsCall) {
    const [open, close] = parenthesesFor(whole, edits.syntax)
    edits.replaceRange(rangeOf(whole), `${open}() => {}${close}`)
  }
  const isGone = kept !== undefined || isOptionsCall
  for (const method of others) {
    const { start, end } = methodRange(method)
    // A base is transformed where it is written.
    edits.removeRange({ start, end: isGone ? end - 1 : end })
  }
}

function replaceByPart(whole: t.Node, part: t.Node, edits: TextEdits): void {
  // The part may be replaced itself, which leaves only its last character.
  const place = { anchor: startOf(part), otherAnchor: endOf(part) - 1 }
  const [open, close] = parenthesesFor(whole, edits.syntax)
  edits.unwrapRange({ start: startOf(whole), end: startOf(part) })
  edits.unwrapRange({ start: endOf(part), end: endOf(whole) })
  edits.insert({ at: startOf(part), text: open, ...place })
  edits.insert({ at: endOf(part), text: close, ...place })
}

/** A function needs parentheses where an operator or a call may follow. */
function parenthesesFor(whole: t.Node, syntax: Syntax): readonly [string, string] {
  const parent = syntax.parentOf(whole)
  const isPlain =
    parent?.type === 'VariableDeclarator' ||
    parent?.type === 'ObjectProperty' ||
    parent?.type === 'ArrayExpression' ||
    parent?.type === 'ReturnStatement' ||
    parent?.type === 'ParenthesizedExpression' ||
    parent?.type === 'ClassProperty' ||
    (parent?.type === 'ArrowFunctionExpression' && parent.body === whole) ||
    (parent?.type === 'AssignmentExpression' && parent.right === whole) ||
    (parent?.type === 'CallExpression' && parent.callee !== whole)
  if (isPlain) return ['', '']
  // A line above that ends without a semicolon must not continue with the parenthesis.
  return [beginsStatement(whole, syntax) ? ';(' : '(', ')']
}
