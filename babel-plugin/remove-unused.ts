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
  const statement = path.parentPath
  if (statement?.isImportDeclaration() && statement.node.specifiers.length === 1) {
    return removeStatement(statement)
  }
  if (statement?.isVariableDeclaration() && statement.node.declarations.length === 1) {
    return removeStatement(statement)
  }
  if (path.isStatement()) return removeStatement(path)
  const range = { start: path.node.start ?? 0, end: path.node.end ?? 0 }
  path.remove()
  if (statement?.isImportDeclaration()) importTypesOnly(statement.node)
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

/** A statement goes with the comments that stand right above it and behind it on its line. */
function removeStatement(path: NodePath): SourceRange {
  const { node } = path
  const isFirst = path.key === 0
  const above = isFirst ? [] : (node.leadingComments ?? [])
  const behind = (node.trailingComments ?? []).filter(
    ({ loc }) => loc?.start.line === node.loc?.end.line,
  )
  let start = node.start ?? 0
  let line = node.loc?.start.line ?? 0
  for (const comment of above.toReversed()) {
    if (!comment.loc || comment.loc.end.line < line - 1) break
    start = comment.start ?? start
    line = comment.loc.start.line
  }
  const end = behind.at(-1)?.end ?? node.end ?? 0
  path.remove()
  return { start, end }
}
