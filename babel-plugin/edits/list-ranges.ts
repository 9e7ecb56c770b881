/** The ranges to remove from a comma-separated list, with their commas, when some of its items go. */

import type * as t from '@babel/types'
import {
  behindComma,
  commentsBehind,
  commentsOf,
  placeOf,
  rangeWithComments,
  skipTrivia,
} from './comments.ts'
import { endOf, rangeOf, startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { SourceRange } from '../model/types.ts'

/** Adjacent removed items, and the remaining items around them. */
interface Run {
  readonly first: t.Node
  readonly last: t.Node
  readonly before: t.Node | undefined
  readonly behind: t.Node | undefined
}

export function removedFromList(
  items: readonly t.Node[],
  removed: ReadonlySet<t.Node>,
  syntax: Syntax,
): readonly SourceRange[] {
  return runsOf(items, removed).flatMap((run) => rangesOfRun(run, syntax))
}

function runsOf(items: readonly t.Node[], removed: ReadonlySet<t.Node>): readonly Run[] {
  const runs: Run[] = []
  let before: t.Node | undefined
  let run: t.Node[] = []
  const end = (behind: t.Node | undefined): void => {
    const [first] = run
    const last = run.at(-1)
    if (first !== undefined && last !== undefined) runs.push({ first, last, before, behind })
    before = behind
    run = []
  }
  for (const item of items) {
    if (removed.has(item)) run.push(item)
    else end(item)
  }
  end(undefined)
  return runs
}

function rangesOfRun({ first, last, before, behind }: Run, syntax: Syntax): readonly SourceRange[] {
  const { start, end } = rangeWithComments(first, syntax)
  if (behind !== undefined) return [{ start, end: rangeWithComments(behind, syntax).start }]
  const endOfLast = last === first ? end : rangeWithComments(last, syntax).end
  const endOfAll = Math.max(behindComma(last, syntax), endOfLast)
  if (before === undefined) return [{ start, end: endOfAll }]
  // A comment about the item before stays, with its comma, which variables may not end in.
  const hasComment = commentsBehind(placeOf(before, syntax), syntax).length > 0
  if (!hasComment) return [{ start: endOf(before), end: endOfLast }]
  if (before.type !== 'VariableDeclarator') return [{ start, end: endOfAll }]
  const comma = behindComma(before, syntax)
  return [
    { start: comma - 1, end: comma },
    { start, end: endOfLast },
  ]
}

/** The same for an import, which may have one name before the braces. */
export function removedFromImport(
  { specifiers }: t.ImportDeclaration,
  removed: ReadonlySet<t.Node>,
  syntax: Syntax,
): readonly SourceRange[] {
  const [first] = specifiers
  const lone = first?.type === 'ImportDefaultSpecifier' ? first : undefined
  const others = specifiers.filter((each) => each !== lone)
  const left = others.filter((each) => !removed.has(each))
  if (lone !== undefined && removed.has(lone)) {
    const { start } = rangeWithComments(lone, syntax)
    const next = skipTrivia(behindComma(lone, syntax), syntax)
    return [{ start, end: next }, ...removedFromList(others, removed, syntax)]
  }
  if (lone === undefined || left.length > 0) return removedFromList(others, removed, syntax)
  const last = others.at(-1)
  if (last === undefined) return []
  const bracket = skipTrivia(behindComma(last, syntax), syntax)
  const end = last.type === 'ImportNamespaceSpecifier' ? endOf(last) : bracket + 1
  return [{ start: skipTrivia(endOf(lone), syntax), end }]
}

/** The same for an array pattern: the other items must keep their positions. */
export function removedFromPattern(
  { elements }: t.ArrayPattern,
  removed: ReadonlySet<t.Node>,
  syntax: Syntax,
): readonly SourceRange[] {
  const items = elements.filter((each) => each !== null)
  const last = items.findLast((each) => !removed.has(each))
  const holes = [...removed].flatMap((each) =>
    last && startOf(each) < startOf(last) ? [rangeOf(each), commentsOf(each, syntax)].flat() : [],
  )
  const [start] = last ? items.slice(items.indexOf(last) + 1) : items
  const end = items.at(-1)
  if (!start || !end) return holes
  const hasComment = last && commentsBehind(placeOf(last, syntax), syntax).length > 0
  return [
    ...holes,
    {
      start: last && !hasComment ? endOf(last) : rangeWithComments(start, syntax).start,
      end: rangeWithComments(end, syntax).end,
    },
  ]
}
