import type * as t from '@babel/types'
import { firstIndex } from './source-ranges.ts'
import { endOf, startOf, childrenOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'

export interface Place {
  readonly node: t.Node
  readonly parent: t.Node
  readonly previous: t.Node | undefined
  readonly next: t.Node | undefined
}

export function placeOf(node: t.Node, syntax: Syntax): Place {
  const parent = syntax.parentOf(node) ?? syntax.program
  const list = listOf(node, parent)
  const index = firstIndex(list, (each) => startOf(each) >= startOf(node))
  return { node, parent, previous: list[index - 1], next: list[index + 1] }
}

export function listOf(node: t.Node, parent: t.Node): readonly t.Node[] {
  if (isStatementList(parent)) {
    return parent.type === 'SwitchCase' ? parent.consequent : parent.body
  }
  switch (parent.type) {
    case 'VariableDeclaration':
      return parent.declarations
    case 'ImportDeclaration':
      return parent.specifiers
    case 'ObjectExpression':
    case 'ObjectPattern':
      return parent.properties
    case 'ArrayPattern':
      return parent.elements.filter((each) => each !== null)
    default:
      return childrenOf(parent).includes(node) ? [node] : []
  }
}

export function rangeWithComments(node: t.Node, syntax: Syntax): SourceRange {
  const place = placeOf(node, syntax)
  return {
    start: commentsAbove(place, syntax)[0]?.start ?? startOf(node),
    end: Math.max(endOf(node), ...commentsBehind(place, syntax).map(({ end = 0 }) => end)),
  }
}

export function commentsOf(node: t.Node, syntax: Syntax): readonly SourceRange[] {
  const place = placeOf(node, syntax)
  return [...commentsAbove(place, syntax), ...commentsBehind(place, syntax)].map(
    ({ start = 0, end = 0 }) => ({ start, end }),
  )
}

/** A licence, or a pragma as in `@jsxImportSource solid-js`. */
const IS_ABOUT_MODULE = /^!|^\*?\s*@/

/** The comments right above a node, except those about the module. */
function commentsAbove({ node, parent, previous }: Place, syntax: Syntax): readonly t.Comment[] {
  const isFirst = previous === undefined && parent.type === 'Program'
  if (isFirst && node.type === 'ImportDeclaration') return []
  const from = previous === undefined ? startOf(parent) : behindComma(previous, syntax)
  const attached: t.Comment[] = []
  let line = lineOf(node, 'start')
  for (const comment of commentsIn({ start: from, end: startOf(node) }, syntax).toReversed()) {
    const isNextTo = lineOf(comment, 'end') >= line - 1
    const followsPrevious =
      previous !== undefined &&
      lineOf(comment, 'start') === lineOf(previous, 'end') &&
      lineOf(comment, 'start') < lineOf(node, 'start')
    if (!isNextTo || followsPrevious || (isFirst && IS_ABOUT_MODULE.test(comment.value))) break
    attached.unshift(comment)
    line = lineOf(comment, 'start')
  }
  return attached
}

/** The comments behind a node on its last line: they are about that node. */
export function commentsBehind(
  { node, parent, next }: Place,
  syntax: Syntax,
): readonly t.Comment[] {
  const line = lineOf(node, 'end')
  const isAlone = next === undefined || isStatementList(parent) || lineOf(next, 'start') > line
  const end = next === undefined ? endOf(parent) : startOf(next)
  const until = isAlone ? end : behindComma(node, syntax)
  return commentsIn({ start: endOf(node), end: until }, syntax).filter(
    (comment) => lineOf(comment, 'start') === line,
  )
}

/** Whether a statement of a list begins with a node: one above may end without a semicolon. */
export function beginsStatement(node: t.Node, { parentOf }: Syntax): boolean {
  let outer: t.Node | undefined = node
  while (outer && outer.type !== 'ExpressionStatement') outer = parentOf(outer)
  const list = outer && parentOf(outer)
  return outer?.start === node.start && list !== undefined && isStatementList(list)
}

/** Whether a node's children are statements, which need no separators. */
export function isStatementList(
  node: t.Node,
): node is t.Program | t.BlockStatement | t.StaticBlock | t.TSModuleBlock | t.SwitchCase {
  return /^(?:Program|BlockStatement|StaticBlock|TSModuleBlock|SwitchCase)$/.test(node.type)
}

export function commentsIn(
  { start, end }: SourceRange,
  { comments }: Pick<Syntax, 'comments'>,
): readonly t.Comment[] {
  const from = firstIndex(comments, (comment) => (comment.start ?? 0) >= start)
  const to = firstIndex(comments, (comment) => (comment.start ?? 0) >= end)
  return comments.slice(from, to)
}

/** The position behind the comma that follows a node, or else the node's end. */
export function behindComma(node: t.Node, syntax: Syntax): number {
  const at = skipTrivia(endOf(node), syntax)
  return syntax.code[at] === ',' ? at + 1 : endOf(node)
}

/** The next position that is neither white space nor in a comment. */
export function skipTrivia(from: number, { code, comments }: Syntax): number {
  let at = from
  let next = firstIndex(comments, ({ start = 0 }) => start >= from)
  for (;;) {
    while (/\s/.test(code[at] ?? '')) at++
    const comment = comments[next]
    if (comment?.start !== at) return at
    at = comment.end ?? at
    next++
  }
}

function lineOf({ loc }: t.Node | t.Comment, end: 'start' | 'end'): number {
  return loc?.[end].line ?? 0
}
