/**
 * Removes what only removed code used: the imports of a handler, the constants of a `.server` half.
 * What nothing used in the first place stays, for it may be there for a reason of its own. The value
 * of a removed binding goes with it, a call included: only server code ever read it.
 */

import type { NodePath, types as t } from '@babel/core'
import { liveUnits, readModuleGraph } from './module-graph.ts'
import type { SourceRange } from './types.ts'

/** Removes, when called after the edits, what they left unused. */
export type RemoveUnused = () => readonly SourceRange[]

/** Takes note of what a module uses; to be called before it is edited. */
export function rememberUsed(program: NodePath<t.Program>): RemoveUnused {
  const usedBefore = liveUnits(readModuleGraph(program))
  return () => {
    // The edits moved and made nodes that the scope does not know yet.
    program.scope.crawl()
    const graph = readModuleGraph(program)
    const unusedBefore = new Set(
      graph.units.map(({ path }) => path.node).filter((node) => !usedBefore.has(node)),
    )
    const live = liveUnits(graph, unusedBefore)
    return graph.units.filter(({ path }) => !live.has(path.node)).map(({ path }) => remove(path))
  }
}

function remove(path: NodePath): SourceRange {
  const parent = path.parentPath
  if (parent?.isImportDeclaration() && parent.node.specifiers.length === 1) {
    return removeWithComments(parent)
  }
  if (parent?.isVariableDeclaration() && parent.node.declarations.length === 1) {
    return removeWithComments(parent)
  }
  const range = removeWithComments(path)
  if (parent?.isImportDeclaration()) importTypesOnly(parent.node)
  return range
}

/** Where only types are left, the module must not be loaded for them. */
function importTypesOnly(declaration: t.ImportDeclaration): void {
  const named = declaration.specifiers.filter((each) => each.type === 'ImportSpecifier')
  const areTypes = named.every(({ importKind }) => importKind === 'type')
  if (!areTypes || named.length < declaration.specifiers.length) return
  declaration.importKind = 'type'
  for (const specifier of named) specifier.importKind = 'value'
}

/** Takes note of what a function uses of its own; to be called before it is edited. */
export function rememberUsedLocals(fn: NodePath<t.Function>): RemoveUnused {
  const unusedOf = (): readonly NodePath[] => {
    fn.scope.crawl()
    return Object.values(fn.scope.bindings)
      .filter(({ path, referenced }) => path.isVariableDeclarator() && !referenced)
      .map(({ path }) => path)
  }
  const unusedBefore = new Set(unusedOf().map(({ node }) => node))
  return () => {
    const removed: SourceRange[] = []
    // Each removal may be what the next one's value was used for.
    for (;;) {
      const path = unusedOf().find(({ node }) => !unusedBefore.has(node))
      if (path === undefined) return removed
      removed.push(remove(path))
    }
  }
}

/** Removes a node and the comments that belong to it. */
export function removeWithComments(path: NodePath): SourceRange {
  const above = commentsAbove(path)
  const behind = commentsBehind(path)
  const start = above[0]?.start ?? path.node.start ?? 0
  const end = Math.max(path.node.end ?? 0, ...behind.map((comment) => comment.end ?? 0))
  path.remove()
  return { start, end }
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
