/** Comments about code that is gone: those that follow it on its last line. */

import type * as t from '@babel/types'
import type { Chain } from '../analysis/read-chain.ts'
import { commentsBehind, commentsIn, placeOf, skipTrivia } from '../edits/comments.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { ancestorsOf, endOf, type Syntax } from '../model/syntax.ts'

/** Removes the comments on the last line of a removed part, up to the next code. */
export function removeCommentsAfter(node: t.Node, edits: TextEdits): void {
  const { syntax } = edits
  const behind = { start: endOf(node), end: skipTrivia(endOf(node), syntax) }
  for (const { start = 0, end = 0, loc } of commentsIn(behind, syntax)) {
    if (loc?.start.line === node.loc?.end.line) edits.removeRange({ start, end })
  }
}

/** Removes the comments behind the statement of a chain, where the two end on one line. */
export function removeCommentsBehind(chain: Chain, edits: TextEdits): void {
  const statement = outermostStatement(chain.whole, edits.syntax)
  if (statement) removeCommentsBehindItem(statement, chain, edits)
}

/** Removes the comments between a chain and the next item of its list. */
export function removeCommentsBetween(chain: Chain, edits: TextEdits): void {
  removeCommentsAfter(chain.whole, edits)
  const item = edits.syntax.parentOf(chain.whole)
  const isItem = item?.type === 'VariableDeclarator' || item?.type === 'ObjectProperty'
  if (isItem) removeCommentsBehindItem(item, chain, edits)
}

function removeCommentsBehindItem(item: t.Node, { whole }: Chain, edits: TextEdits): void {
  if (item.loc?.end.line !== whole.loc?.end.line) return
  for (const { start = 0, end = 0 } of commentsBehind(placeOf(item, edits.syntax), edits.syntax)) {
    edits.removeRange({ start, end })
  }
}

/** The statement that a node is in, with the `export` in front of it. */
function outermostStatement(node: t.Node, syntax: Syntax): t.Node | undefined {
  const found = [...ancestorsOf(node, syntax)]
  const index = found.findIndex(({ type }) => /(?:Statement|Declaration)$/.test(type))
  const [statement, parent] = [found[index], found[index + 1]]
  return parent?.type.startsWith('Export') ? parent : statement
}
