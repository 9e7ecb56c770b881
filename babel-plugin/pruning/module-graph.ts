import type * as t from '@babel/types'
import { declaredNames, declaredValue } from '../model/bindings.ts'
import { isFunction } from '../model/node-kinds.ts'
import type { Binding } from '../model/scopes.ts'
import { firstIndex } from '../edits/source-ranges.ts'
import { startOf, type Syntax } from '../model/syntax.ts'

/** A use of a module's name. */
export interface Mention {
  readonly binding: Binding
  readonly node: t.Node
}

/** A part of a module's top level. */
export interface Part {
  /** A statement, or one of the variables or names that a statement declares. */
  readonly node: t.Node
  /** The bindings that it declares, if nothing but these bindings leads to it. */
  readonly declares: readonly Binding[]
  readonly mentions: readonly Mention[]
}

/** Which parts of a module use which. */
export interface ModuleGraph {
  /** Declarations that nothing runs and nothing exports by themselves. */
  readonly units: readonly Part[]
  /** The code that a module always runs, and its exports. */
  readonly roots: readonly Part[]
  /** The units that declare a binding: several for an overloaded function. */
  readonly unitsOf: (binding: Binding) => readonly Part[]
}

/** Reads a module's top level: each import specifier, variable, function and class is a unit. */
export function readModuleGraph(syntax: Syntax): ModuleGraph {
  const parts = syntax.program.body.flatMap((statement) => partsOf(statement, syntax))
  for (const binding of syntax.moduleScope.bindings.values()) {
    for (const node of [...binding.references, ...binding.assignments]) {
      const part = parts[firstIndex(parts, (each) => startOf(each.node) > startOf(node)) - 1]
      part?.mentions.push({ binding, node })
    }
  }
  const units = parts.filter(({ declares }) => declares.length > 0)
  const byBinding = new Map<Binding, Part[]>()
  for (const unit of units) {
    for (const binding of unit.declares) {
      byBinding.set(binding, [...(byBinding.get(binding) ?? []), unit])
    }
  }
  return {
    units,
    roots: parts.filter(({ declares }) => declares.length === 0),
    unitsOf: (binding) => byBinding.get(binding) ?? [],
  }
}

interface OpenPart extends Part {
  readonly mentions: Mention[]
}

function partsOf(statement: t.Statement, syntax: Syntax): readonly OpenPart[] {
  const part = (node: t.Node, names: readonly t.Node[]): OpenPart => ({
    node,
    declares: names.flatMap((name) => syntax.bindingOf(name) ?? []),
    mentions: [],
  })
  switch (statement.type) {
    case 'ImportDeclaration':
      if (statement.specifiers.length === 0) return [part(statement, [])]
      return statement.specifiers.map((specifier) => part(specifier, [specifier.local]))
    case 'VariableDeclaration':
      return statement.declarations.map((each) => part(each, declaredNames(each.id)))
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return [part(statement, statement.id?.type === 'Identifier' ? [statement.id] : [])]
    default:
      return [part(statement, [])]
  }
}

/** The parts and bindings that the roots reach. */
export interface Reached {
  readonly parts: ReadonlySet<Part>
  /** The bindings that something reached uses. */
  readonly bindings: ReadonlySet<Binding>
}

/**
 * Follows uses from some parts of a module.
 *
 * @param counts - whether a use is there at all
 */
export function reach(
  starts: Iterable<Part>,
  { unitsOf }: Pick<ModuleGraph, 'unitsOf'>,
  counts: (mention: Mention) => boolean = () => true,
): Reached {
  const parts = new Set(starts)
  const bindings = new Set<Binding>()
  // A set is gone through in the order of insertion, what is added on the way included.
  for (const part of parts) {
    for (const mention of part.mentions) {
      if (bindings.has(mention.binding) || !counts(mention)) continue
      bindings.add(mention.binding)
      for (const unit of unitsOf(mention.binding)) parts.add(unit)
    }
  }
  return { parts, bindings }
}

/**
 * The declarations that nothing refers to but what they use themselves: no root leads there, yet what
 * they use is used.
 */
export function unusedUnits(graph: ModuleGraph): ReadonlySet<Part> {
  const { parts } = reach(graph.roots, graph)
  const unreached = new Set(graph.units.filter((unit) => !parts.has(unit)))
  const uses = ({ mentions }: Part): readonly Part[] =>
    mentions.flatMap(({ binding }) => graph.unitsOf(binding).filter((each) => unreached.has(each)))
  const starts = new Set<Part>()
  const seen = new Set<Part>()
  // A unit that is left only after all that it leads to is one that no other unit leads to, or that stands for a
  // ring of such units.
  for (const unit of leaving(unreached, uses).toReversed()) {
    if (seen.has(unit)) continue
    starts.add(unit)
    const queue = [unit]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...uses(next))
    }
  }
  return starts
}

/** Units in the order in which a walk in depth leaves them. */
function leaving(units: ReadonlySet<Part>, uses: (unit: Part) => readonly Part[]): readonly Part[] {
  const order: Part[] = []
  const entered = new Set<Part>()
  for (const start of units) {
    if (entered.has(start)) continue
    entered.add(start)
    // A chain of uses may be longer than a stack is deep.
    const stack = [{ unit: start, left: uses(start).values() }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value: next } = top.left.next()
      if (next === undefined) {
        order.push(top.unit)
        stack.pop()
      } else if (!entered.has(next)) {
        entered.add(next)
        stack.push({ unit: next, left: uses(next).values() })
      }
    }
  }
  return order
}

/** Whether a declaration runs nothing by itself. */
export function declaresFunction({ node }: Part): boolean {
  const value = declaredValue(node)
  return value?.type === 'TSDeclareFunction' || (value !== undefined && isFunction(value))
}
