/**
 * Removes what only removed code used: the imports of a handler, the constants of a `.server` side.
 * What nothing used in the first place stays, for it may be there for a reason of its own, but for functions
 * that would keep what else is gone. The value of a removed binding goes with it, a call included: only
 * server code ever read it.
 */

import type * as t from '@babel/types'
import { DEFAULT_SOURCES } from '../model/definitions.ts'
import {
  declaresFunction,
  reach,
  unusedUnits,
  type Mention,
  type ModuleGraph,
  type Part,
} from './module-graph.ts'
import { removeFromPattern } from './remove-binding.ts'
import type { Binding } from '../model/scopes.ts'
import { isServerFile } from './server-evidence.ts'
import { memoize } from '../model/memoize.ts'
import { isWithin, startOf, type Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'

/**
 * @param graph - of the module as it was written
 * @param exported - the names that the compiled module exports beside what it exports already
 */
export function removeUnused(
  graph: ModuleGraph,
  edits: TextEdits,
  exported: ReadonlySet<string>,
): void {
  const unused = unusedUnits(graph)
  const idle = [...unused].filter(declaresFunction)
  const isLeft = ({ node }: Mention): boolean => !edits.isRemoved(node)
  const kept = graph.units.filter(({ declares }) => declares.some(({ name }) => exported.has(name)))
  const gone = new Set<Part>()
  for (;;) {
    const staying = [...unused].filter((unit) => !gone.has(unit))
    const live = reach([...graph.roots, ...kept, ...staying], graph, isLeft)
    const dead = graph.units.filter((unit) => !live.parts.has(unit) && !edits.isRemoved(unit.node))
    const isPatternChanged = [...live.parts].map((unit) => removeParts(unit, live.bindings, edits))
    for (const { node } of dead) edits.removeNode(node)
    const removedUsesOf = memoize((binding: Binding) => removedUses(binding, edits))
    const lost = idle.filter(
      (unit) => !gone.has(unit) && usesLost(unit, removedUsesOf, graph, edits),
    )
    for (const unit of lost) gone.add(unit)
    // A default value in a pattern may have been the last to use something.
    if (!isPatternChanged.includes(true) && lost.length === 0) return
  }
}

/** Takes names out of patterns that only removed code used. */
function removeParts(
  { node, declares }: Part,
  live: ReadonlySet<Binding>,
  edits: TextEdits,
): boolean {
  if (node.type !== 'VariableDeclarator' || node.id.type === 'Identifier') return false
  const lost = declares.filter((binding) => !live.has(binding) && wasUsed(binding))
  return lost.map(({ name }) => removeFromPattern(node, name, edits)).includes(true)
}

function wasUsed({ references, assignments }: Binding): boolean {
  return references.length > 0 || assignments.length > 0
}

/**
 * Whether a function that nothing calls uses what removed code used: it runs nowhere, and would keep all of
 * that. What a variable was made with has run, whoever reads the variable, so only functions are followed.
 */
function usesLost(
  unit: Part,
  removedUsesOf: (binding: Binding) => readonly t.Node[],
  graph: ModuleGraph,
  edits: TextEdits,
): boolean {
  const unitsOf = (binding: Binding): readonly Part[] =>
    graph.unitsOf(binding).filter(declaresFunction)
  const { bindings } = reach([unit], { unitsOf }, ({ node }) => !edits.isRemoved(node))
  return [...bindings].some((binding) => removedUsesOf(binding).some((use) => !isWithin(use, unit.node)))
}

/** The first and the last removed use of what only one side may have: any other is between them. */
function removedUses(binding: Binding, edits: TextEdits): readonly t.Node[] {
  if (!isForeign(binding, edits.syntax)) return []
  const removed = [...binding.references, ...binding.assignments]
    .filter((use) => edits.isRemoved(use))
    .toSorted((a, b) => startOf(a) - startOf(b))
  return [removed.slice(0, 1), removed.slice(-1)].flat()
}

/** This package is on both sides. */
function isForeign({ declaration }: Binding, { parentOf }: Syntax): boolean {
  const statement = parentOf(declaration)
  return (
    statement?.type !== 'ImportDeclaration' || !DEFAULT_SOURCES.includes(statement.source.value)
  )
}

/**
 * Removes what a module runs when it is loaded, where nobody loads it for anything but a route that only
 * the server answers: then it is the server's, too. A module that exports anything else stays as it is.
 */
export function removeStatementsAround(route: t.Node, edits: TextEdits): void {
  const { body } = edits.syntax.program
  const [only, ...others] = body.filter(isExport)
  const isOnly = only !== undefined && others.length === 0 && isWithin(route, only)
  if (!isOnly) return
  for (const statement of body) if (runs(statement)) edits.removeNode(statement)
}

function isExport({ type }: t.Statement): boolean {
  return (
    type === 'ExportNamedDeclaration' ||
    type === 'ExportDefaultDeclaration' ||
    type === 'ExportAllDeclaration'
  )
}

/** Whether a statement declares nothing, imports nothing and exports nothing. */
function runs({ type }: t.Statement): boolean {
  return (
    !type.endsWith('Declaration') && type !== 'TSDeclareFunction' && type !== 'TSExportAssignment'
  )
}

/**
 * Removes bare imports of modules named `.server`: beside a server function, they are meant to run only where
 * the function runs.
 */
export function removeServerImports(edits: TextEdits): void {
  for (const statement of edits.syntax.program.body) {
    const isForServer =
      statement.type === 'ImportDeclaration' &&
      statement.specifiers.length === 0 &&
      isServerFile(statement.source.value)
    if (isForServer) edits.removeNode(statement)
  }
}
