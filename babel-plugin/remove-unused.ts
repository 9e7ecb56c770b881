/**
 * Removes what only removed code used: the imports of a handler, the constants of a `.server` half.
 * What nothing used in the first place stays, for it may be there for a reason of its own, but for functions
 * that would keep what else is gone. The value of a removed binding goes with it, a call included: only
 * server code ever read it.
 */

import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { rememberUnused, type Unused } from './idle-functions.ts'
import { liveUnits, readModuleGraph, unusedUnits, type Unit } from './module-graph.ts'
import { planRemoval, removeFromPattern } from './remove-binding.ts'
import { removeWithComments } from './remove-with-comments.ts'
import type { SourceRange } from './types.ts'

/** Removes, when called after the edits, what they left unused. */
export type RemoveUnused = () => readonly SourceRange[]

/** Takes note of what a module uses; to be called before it is edited. */
export function rememberUsed(program: NodePath<t.Program>): RemoveUnused {
  const graph = readModuleGraph(program)
  const unused = unusedUnits(graph)
  const before = {
    used: liveUnits(graph, unused).names,
    unused: rememberUnused(program, graph, unused),
  }
  return () => {
    const removed: SourceRange[] = []
    for (;;) {
      const { declarations, parts } = removeOnce(program, before)
      removed.push(...declarations, ...parts)
      // A default value in a pattern may have been the last to use something, and so may what is gone now
      // have been to give a function a reason to stay.
      const mayGoOn = before.unused.hasFunctions && declarations.length > 0
      if (parts.length === 0 && !mayGoOn) return removed
    }
  }
}

interface Removed {
  readonly declarations: readonly SourceRange[]
  /** Of patterns that stay. */
  readonly parts: readonly SourceRange[]
}

/** What of a module was used, and which declarations nobody missed. */
interface Usage {
  readonly used: ReadonlySet<string>
  readonly unused: Unused
}

function removeOnce(program: NodePath<t.Program>, before: Usage): Removed {
  // The edits moved and made nodes that the scope does not know yet.
  program.scope.crawl()
  const graph = readModuleGraph(program)
  const live = liveUnits(graph, before.unused.staying(graph))
  const isLive = ({ path }: Unit): boolean => live.nodes.has(path.node)
  const isUnused = (name: string): boolean => before.used.has(name) && !live.names.has(name)
  const dead = graph.units.filter((unit) => !isLive(unit)).map(({ path }) => planRemoval(path))
  const parts = graph.units
    .filter(isLive)
    .flatMap(({ path, names }) =>
      names.filter(isUnused).flatMap((name) => removeFromPattern(path, name)),
    )
  return { parts, declarations: dead.map((remove) => remove()) }
}

/**
 * Removes what a module runs when it is loaded, where nobody loads it for anything but a route that only
 * the server answers: then it is the server's, too. A module that exports anything else stays as it is.
 */
export function removeStatementsAround(
  route: NodePath,
  program: NodePath<t.Program>,
): readonly SourceRange[] {
  const statements = program.get('body')
  const [only, ...others] = statements.filter((statement) => statement.isExportDeclaration())
  if (only?.isAncestor(route) !== true || others.length > 0) return []
  return statements
    .filter((statement) => !statement.isDeclaration() && !statement.isImportOrExportDeclaration())
    .map((statement) => removeWithComments(statement))
}

/**
 * Removes the imports without a binding that are for the server by their name: whoever has them beside
 * a server function wants them to run where the function does.
 */
export function removeServerImports(program: NodePath<t.Program>): readonly SourceRange[] {
  return program.get('body').flatMap((statement) => {
    const isForServer =
      statement.isImportDeclaration() &&
      statement.node.specifiers.length === 0 &&
      /\.server(?:\.[cm]?[jt]sx?)?$/.test(statement.node.source.value)
    return isForServer ? [removeWithComments(statement)] : []
  })
}
