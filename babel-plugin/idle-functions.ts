import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { DEFAULT_SOURCES } from './definitions.ts'
import { liveUnits, moduleReferences, type ModuleGraph } from './module-graph.ts'
import { unwrapped } from './wrappers.ts'

/** How often each name is referred to: in a module, and in each of its functions. */
export interface References {
  readonly all: Counts
  readonly within: ReadonlyMap<t.Node, Counts>
}

type Counts = ReadonlyMap<string, number>

/** Counts the references to names, as they are now. */
export function countReferences(program: NodePath<t.Program>, graph: ModuleGraph): References {
  const within = functionsOf(graph).map(({ path }) => [path.node, moduleReferences(path)] as const)
  return { all: moduleReferences(program), within: new Map(within) }
}

/**
 * Functions that use what removed code used, for nobody to call: those of them that nothing used in the first
 * place would keep all of that, though they run nowhere.
 *
 * @param before - the references before anything was removed
 */
export function idleFunctions(
  program: NodePath<t.Program>,
  graph: ModuleGraph,
  before: References,
): ReadonlySet<t.Node> {
  const after = countReferences(program, graph)
  const foreign = graph.units.filter(({ path }) => !isOwnImport(path))
  const declared = new Set(foreign.flatMap(({ names }) => names))
  const isLost = (name: string, own: t.Node): boolean =>
    declared.has(name) && outside(after, own, name) < outside(before, own, name)
  // What a variable was made with has run, whoever reads the variable: it is of functions only.
  // Nor of what has become a function now: an isomorphic one.
  const units = functionsOf(graph).filter(({ path }) => before.within.has(path.node))
  const idle = units.filter(({ path }) =>
    [...liveUnits({ units, roots: [path] }).names].some((name) => isLost(name, path.node)),
  )
  return new Set(idle.map(({ path }) => path.node))
}

/** What a function itself has lost is its own business. */
function outside({ all, within }: References, own: t.Node, name: string): number {
  return (all.get(name) ?? 0) - (within.get(own)?.get(name) ?? 0)
}

/** An import of this package, which both sides have. */
function isOwnImport({ parent }: NodePath): boolean {
  return parent.type === 'ImportDeclaration' && DEFAULT_SOURCES.includes(parent.source.value)
}

/** The declarations that run nothing by themselves. */
function functionsOf({ units }: ModuleGraph): ModuleGraph['units'] {
  return units.filter(({ path }) => {
    if (path.isFunctionDeclaration() || path.isTSDeclareFunction()) return true
    const init = path.isVariableDeclarator() ? path.get('init') : undefined
    const value = init?.isExpression() ? unwrapped(init) : undefined
    return value?.isFunctionExpression() === true || value?.isArrowFunctionExpression() === true
  })
}
