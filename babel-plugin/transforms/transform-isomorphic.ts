import type * as t from '@babel/types'
import { refuseArguments } from '../model/code-errors.ts'
import { beginsStatement } from '../edits/comments.ts'
import { methodRange, type Chain } from '../analysis/read-chain.ts'
import { endOf, rangeOf, startOf, type Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import type { TransformOptions } from '../model/types.ts'

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
  { environment }: TransformOptions,
  edits: TextEdits,
): void {
  const implementations = methods.map((method) => ({
    ...method,
    fn: onlyArgument(method.call, edits.syntax),
  }))
  const kept = implementations.findLast(({ definition }) =>
    definition.keptFor.includes(environment),
  )
  const others = implementations.filter((each) => each !== kept)
  if (kept !== undefined) replaceByPart(whole, kept.fn, edits)
  else if (isOptionsCall) {
    const [open, close] = parenthesesFor(whole, edits.syntax)
    edits.replaceRange(rangeOf(whole), `${open}() => {}${close}`)
  }
  const isGone = kept !== undefined || isOptionsCall
  for (const method of others) {
    const { start, end } = methodRange(method)
    // What gives a base is already what was made of it where it stands.
    edits.removeRange({ start, end: isGone ? end - 1 : end })
  }
}

/** Leaves of an expression only a function that stands in it. */
export function replaceByPart(whole: t.Node, part: t.Node, edits: TextEdits): void {
  // The part may be another of these, of which only the last character counts as left.
  const place = { anchor: startOf(part), otherAnchor: endOf(part) - 1 }
  const [open, close] = parenthesesFor(whole, edits.syntax)
  edits.unwrapRange({ start: startOf(whole), end: startOf(part) })
  edits.unwrapRange({ start: endOf(part), end: endOf(whole) })
  edits.insert({ at: startOf(part), text: open, ...place })
  edits.insert({ at: endOf(part), text: close, ...place })
}

/** A function needs parentheses where more than one value is expected. */
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
  // A line above that ends without a semicolon must not go on with the parenthesis.
  return [beginsStatement(whole, syntax) ? ';(' : '(', ')']
}

/** @throws CompileError `ARGUMENTS_NOT_PLAIN` for anything but one function */
export function onlyArgument(call: t.CallExpression, syntax: Syntax): t.Expression {
  const [argument, ...others] = call.arguments
  const isPlain =
    argument !== undefined &&
    argument.type !== 'SpreadElement' &&
    argument.type !== 'ArgumentPlaceholder'
  if (others.length > 0 || !isPlain) throw refuseArguments(call, 'ARGUMENTS_NOT_PLAIN', syntax)
  return argument
}
