import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { isTypeSyntax } from './type-syntax.ts'

/** A top-level declaration that nobody misses when nothing refers to it. */
export interface Unit {
  readonly path: NodePath
  /** The bindings that it declares. */
  readonly names: readonly string[]
}

/** What a module declares, and what it runs or exports whatever happens. */
export interface ModuleGraph {
  readonly units: readonly Unit[]
  readonly roots: readonly NodePath[]
}

/** Reads a module's top level: each import specifier, variable, function and class is a unit. */
export function readModuleGraph(program: NodePath<t.Program>): ModuleGraph {
  const units: Unit[] = []
  const roots: NodePath[] = []
  for (const statement of program.get('body')) {
    const declared = unitsOf(statement)
    if (declared.length > 0) units.push(...declared)
    else roots.push(statement)
  }
  return { units, roots }
}

/** What is reached: declarations, and the names in them that something refers to. */
export interface LiveUnits {
  readonly nodes: ReadonlySet<t.Node>
  readonly names: ReadonlySet<string>
}

/** The units that are reached from the roots, and from those in `alsoRoots`. */
export function liveUnits(
  { units, roots }: ModuleGraph,
  alsoRoots: ReadonlySet<t.Node> = new Set(),
): LiveUnits {
  const nodes = new Set<t.Node>()
  const names = new Set<string>()
  const queue = [...roots]
  const enter = (unit: Unit): void => {
    if (nodes.has(unit.path.node)) return
    nodes.add(unit.path.node)
    queue.push(unit.path)
  }
  units.filter(({ path }) => alsoRoots.has(path.node)).forEach(enter)
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const name of moduleReferences(path).keys()) {
      names.add(name)
      // An overloaded function is one name and several units.
      units.filter((unit) => unit.names.includes(name)).forEach(enter)
    }
  }
  return { nodes, names }
}

/**
 * The declarations that nothing refers to but what they use themselves: no root leads there, yet what
 * they use is used.
 */
export function unusedUnits(graph: ModuleGraph): ReadonlySet<t.Node> {
  const { nodes } = liveUnits(graph)
  const unreached = graph.units.filter(({ path }) => !nodes.has(path.node))
  const names = new Map(unreached.map((unit) => [unit, moduleReferences(unit.path)]))
  const usedBy = (unit: Unit): readonly Unit[] =>
    unreached.filter((other) => other.names.some((name) => names.get(unit)?.has(name)))
  const reached = new Map(unreached.map((unit) => [unit, closure(unit, usedBy)]))
  // Of those that refer to each other in a ring, each is used by itself only.
  const unused = unreached.filter((unit) =>
    unreached.every((other) => !reached.get(other)?.has(unit) || reached.get(unit)?.has(other)),
  )
  return new Set(unused.map(({ path }) => path.node))
}

/** What one leads to, itself included. */
function closure(start: Unit, next: (unit: Unit) => readonly Unit[]): ReadonlySet<Unit> {
  const found = new Set([start])
  for (const unit of found) next(unit).forEach((each) => found.add(each))
  return found
}

function unitsOf(statement: NodePath): readonly Unit[] {
  if (statement.isImportDeclaration()) {
    return statement.get('specifiers').map((path) => ({ path, names: [path.node.local.name] }))
  }
  if (statement.isVariableDeclaration()) {
    return statement
      .get('declarations')
      .map((path) => ({ path, names: Object.keys(t.getBindingIdentifiers(path.node.id)) }))
  }
  if (
    (statement.isFunctionDeclaration() ||
      statement.isTSDeclareFunction() ||
      statement.isClassDeclaration() ||
      statement.isTSEnumDeclaration() ||
      statement.isTSModuleDeclaration()) &&
    statement.node.id?.type === 'Identifier'
  ) {
    return [{ path: statement, names: [statement.node.id.name] }]
  }
  return []
}

/** The top-level names to which a part of a module refers, type syntax aside, and how often. */
export function moduleReferences(path: NodePath): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  if (isTypeSyntax(path)) return names
  const note = (name: string, at: NodePath): void => {
    const binding = at.scope.getBinding(name)
    // Babel registers no binding for an enum.
    if (binding === undefined || binding.scope.block.type === 'Program') {
      names.set(name, (names.get(name) ?? 0) + 1)
    }
  }
  path.traverse({
    enter(part) {
      if (isTypeSyntax(part)) part.skip()
    },
    ReferencedIdentifier(reference: NodePath<t.Identifier | t.JSXIdentifier>) {
      note(reference.node.name, reference)
    },
    // Solid's directives: `use:model={…}` calls `model`.
    JSXNamespacedName(name) {
      if (name.node.namespace.name === 'use') note(name.node.name.name, name)
    },
    AssignmentExpression(assignment) {
      for (const name of Object.keys(assignment.getBindingIdentifiers())) note(name, assignment)
    },
    UpdateExpression(update) {
      for (const name of Object.keys(update.getBindingIdentifiers())) note(name, update)
    },
  })
  return names
}
