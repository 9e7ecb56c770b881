/**
 * Removes declarations that only removed code used, with their values, even calls: only server code read them.
 * Declarations that were unused before stay, except functions that would keep other removed code.
 */

import type * as t from '@babel/types'
import { usesOf } from '../model/bindings.ts'
import { DEFAULT_SOURCES } from '../model/definitions.ts'
import {
  declaresFunction,
  reach,
  unusedDeclarations,
  type Reference,
  type ModuleGraph,
  type ModuleItem,
} from './module-graph.ts'
import { removeFromPattern } from './remove-unused-locals.ts'
import type { Binding } from '../model/scopes.ts'
import { importSource, isServerFile } from './server-evidence.ts'
import { memoize } from '../model/memoize.ts'
import { isWithin, startOf } from '../model/nodes.ts'
import type { TextEdits } from '../edits/text-edits.ts'

/** `exported` are names that the compiled module exports in addition. */
export function removeUnused(
  graph: ModuleGraph,
  edits: TextEdits,
  exported: ReadonlySet<string>,
): void {
  const unused = unusedDeclarations(graph)
  const isLeft = ({ node }: Reference): boolean => !edits.isRemoved(node)
  const kept = graph.declarations.filter(({ declares }) =>
    declares.some(({ name }) => exported.has(name)),
  )
  const gone = new Set<ModuleItem>()
  for (;;) {
    const staying = [...unused].filter((each) => !gone.has(each))
    const live = reach([...graph.roots, ...kept, ...staying], graph, isLeft)
    const dead = graph.declarations.filter(
      (each) => !live.items.has(each) && !edits.isRemoved(each.node),
    )
    const isPatternChanged = [...live.items].map((each) => removeNames(each, live.bindings, edits))
    for (const { node } of dead) edits.removeNode(node)
    const removedUsesOf = memoize((binding: Binding) => removedUses(binding, edits))
    const lost = [...unused].filter(
      (each) =>
        !gone.has(each) && declaresFunction(each) && usesRemoved(each, removedUsesOf, graph, edits),
    )
    for (const each of lost) gone.add(each)
    // A default value in a pattern may have been the last to use something.
    if (!isPatternChanged.includes(true) && lost.length === 0) return
  }
}

function removeNames(
  { node, declares }: ModuleItem,
  live: ReadonlySet<Binding>,
  edits: TextEdits,
): boolean {
  if (node.type !== 'VariableDeclarator' || node.id.type === 'Identifier') return false
  const lost = declares.filter((binding) => !live.has(binding) && usesOf(binding).length > 0)
  return lost.map(({ name }) => removeFromPattern(node, name, edits)).includes(true)
}

/**
 * Whether an unused function would keep a binding that removed code used. Variables are not followed: their values are
 * computed whether or not they are read.
 */
function usesRemoved(
  declaration: ModuleItem,
  removedUsesOf: (binding: Binding) => readonly t.Node[],
  graph: ModuleGraph,
  edits: TextEdits,
): boolean {
  const declarationsOf = (binding: Binding): readonly ModuleItem[] =>
    graph.declarationsOf(binding).filter(declaresFunction)
  const { bindings } = reach(
    [declaration],
    { declarationsOf },
    ({ node }) => !edits.isRemoved(node),
  )
  return [...bindings].some((binding) =>
    removedUsesOf(binding).some((use) => !isWithin(use, declaration.node)),
  )
}

/** The first and the last removed use of a binding that only one side may have: any other is between them. */
function removedUses(binding: Binding, edits: TextEdits): readonly t.Node[] {
  // This package is on both sides.
  if (DEFAULT_SOURCES.includes(importSource(binding, edits.syntax) ?? '')) return []
  const removed = usesOf(binding)
    .filter((use) => edits.isRemoved(use))
    .toSorted((a, b) => startOf(a) - startOf(b))
  return [removed.slice(0, 1), removed.slice(-1)].flat()
}

/** Removes the statements beside a server-only route that is the module's only export: they are for the server, too. */
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

/** Removes bare imports of `.server` modules: beside a server function, they are meant to run where it runs. */
export function removeServerImports(edits: TextEdits): void {
  for (const statement of edits.syntax.program.body) {
    const isForServer =
      statement.type === 'ImportDeclaration' &&
      statement.specifiers.length === 0 &&
      isServerFile(statement.source.value)
    if (isForServer) edits.removeNode(statement)
  }
}
