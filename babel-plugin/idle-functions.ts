import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { DEFAULT_SOURCES } from './definitions.ts'
import { liveUnits, moduleReferences, type ModuleGraph, type Unit } from './module-graph.ts'
import { unwrapped } from './wrappers.ts'

/** What nothing used in the first place. */
export interface Unused {
  /** Whether some of it may go. */
  readonly hasFunctions: boolean
  /** What of it still has a reason to stay, in a module as it is by now. */
  readonly staying: (now: ModuleGraph) => ReadonlySet<t.Node>
}

/**
 * Takes note of what nothing uses, before anything is removed. All of it stays as it is, but for functions that
 * use what removed code used, for nobody to call: they run nowhere, and would keep all of that.
 */
export function rememberUnused(
  program: NodePath<t.Program>,
  graph: ModuleGraph,
  unused: ReadonlySet<t.Node>,
): Unused {
  const idle = new Set(
    functionsIn(graph).flatMap(({ path }) => (unused.has(path.node) ? [path.node] : [])),
  )
  if (idle.size === 0) return { hasFunctions: false, staying: () => unused }
  const before = countReferences(program, graph)
  const staying = (now: ModuleGraph): ReadonlySet<t.Node> => {
    const after = countReferences(program, now)
    // What a variable was made with has run, whoever reads the variable: only functions are followed, and no
    // variable that has become one by now, as an isomorphic function does.
    const units = functionsIn(now).filter(({ path }) => before.within.has(path.node))
    const foreign = new Set(now.units.filter(isForeign).flatMap(({ names }) => names))
    const usesLost = ({ path: { node } }: Unit, name: string): boolean =>
      foreign.has(name) && outside(after, node, name) < outside(before, node, name)
    const gone = units.filter(
      (unit) =>
        idle.has(unit.path.node) &&
        [...liveUnits({ units, roots: [unit.path] }).names].some((name) => usesLost(unit, name)),
    )
    const nodes = new Set<t.Node>(gone.map(({ path }) => path.node))
    return new Set([...unused].filter((node) => !nodes.has(node)))
  }
  return { hasFunctions: true, staying }
}

/** How often each name is referred to: in a module, and in each of its functions. */
interface References {
  readonly all: Counts
  readonly within: ReadonlyMap<t.Node, Counts>
}

type Counts = ReadonlyMap<string, number>

function countReferences(program: NodePath<t.Program>, graph: ModuleGraph): References {
  const within = functionsIn(graph).map(({ path }) => [path.node, moduleReferences(path)] as const)
  return { all: moduleReferences(program), within: new Map(within) }
}

/** What a function itself has lost is its own business. */
function outside({ all, within }: References, own: t.Node, name: string): number {
  return (all.get(name) ?? 0) - (within.get(own)?.get(name) ?? 0)
}

/** This package is on both sides. */
function isForeign({ path: { parent } }: Unit): boolean {
  return parent.type !== 'ImportDeclaration' || !DEFAULT_SOURCES.includes(parent.source.value)
}

/** The declarations that run nothing by themselves. */
function functionsIn({ units }: ModuleGraph): readonly Unit[] {
  return units.filter(({ path }) => {
    if (path.isFunctionDeclaration() || path.isTSDeclareFunction()) return true
    const init = path.isVariableDeclarator() ? path.get('init') : undefined
    const value = init?.isExpression() ? unwrapped(init) : undefined
    return value?.isFunctionExpression() === true || value?.isArrowFunctionExpression() === true
  })
}
