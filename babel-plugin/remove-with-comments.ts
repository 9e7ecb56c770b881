import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import type { SourceRange } from './types.ts'

/** Removes a node and the comments that belong to it. */
export function removeWithComments(path: NodePath): SourceRange {
  const range = rangeWithComments(path)
  path.remove()
  return range
}

/** A node and the comments that belong to it, as long as its neighbours are there to tell. */
export function rangeWithComments(path: NodePath): SourceRange {
  const above = commentsAbove(path)
  const behind = commentsBehind(path)
  return {
    start: above[0]?.start ?? path.node.start ?? 0,
    end: Math.max(path.node.end ?? 0, ...behind.map((comment) => comment.end ?? 0)),
  }
}

/** The comments right above a node; those at the top of a module belong to the module. */
function commentsAbove(path: NodePath): readonly t.Comment[] {
  const previous = path.getAllPrevSiblings().find(({ node }) => node.loc)
  if (path.isStatement() && previous === undefined) return []
  const attached: t.Comment[] = []
  let line = lineOf(path.node, 'start')
  for (const comment of path.node.leadingComments?.toReversed() ?? []) {
    const isNextTo = lineOf(comment, 'end') >= line - 1
    const followsPrevious =
      previous !== undefined &&
      lineOf(comment, 'start') === lineOf(previous.node, 'end') &&
      lineOf(comment, 'start') < lineOf(path.node, 'start')
    if (!isNextTo || followsPrevious) break
    attached.unshift(comment)
    line = lineOf(comment, 'start')
  }
  return attached
}

/** The comments behind a node on its last line: they are about what ends there. */
export function rangesBehind(path: NodePath): readonly SourceRange[] {
  return commentsBehind(path).map(({ start = 0, end = 0 }) => ({ start, end }))
}

/** The comments behind a node on its last line; Babel may list them before the part that follows. */
function commentsBehind(path: NodePath): readonly t.Comment[] {
  const line = lineOf(path.node, 'end')
  const next = path.getNextSibling().node
  const isAlone = !next || path.isStatement() || lineOf(next, 'start') > line
  const listed = [
    ...(path.node.trailingComments ?? []),
    ...(isAlone ? (next?.leadingComments ?? []) : []),
  ]
  return listed.filter((comment) => lineOf(comment, 'start') === line)
}

function lineOf({ loc }: t.Node | t.Comment, end: 'start' | 'end'): number {
  return loc?.[end].line ?? 0
}
