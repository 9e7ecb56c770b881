import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { declaredNames, declaredValue, usesOf } from '../model/bindings.ts'
import type { Binding } from '../model/scopes.ts'
import { firstIndex } from '../edits/source-ranges.ts'
import { startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'

export interface Reference {
  readonly binding: Binding
  readonly node: t.Node
}

/** A statement of a module's top level, or one of the names that it declares. */
export interface ModuleItem {
  readonly node: t.Node
  /** The bindings that it declares, where it is used only through these. */
  readonly declares: readonly Binding[]
  readonly references: readonly Reference[]
}

export interface ModuleGraph {
  readonly declarations: readonly ModuleItem[]
  /** Statements that always run, and exports. */
  readonly roots: readonly ModuleItem[]
  /** The declarations of a binding: several for an overloaded function. */
  readonly declarationsOf: (binding: Binding) => readonly ModuleItem[]
}

/** Reads a module's top level: each import specifier, variable, function and class is an item. */
export function readModuleGraph(syntax: Syntax): ModuleGraph {
  const items = syntax.program.body.flatMap((statement) => itemsOf(statement, syntax))
  for (const binding of syntax.moduleScope.bindings.values()) {
    for (const node of usesOf(binding)) {
      const item = items[firstIndex(items, (each) => startOf(each.node) > startOf(node)) - 1]
      item?.references.push({ binding, node })
    }
  }
  const declarations = items.filter(({ declares }) => declares.length > 0)
  const byBinding = new Map<Binding, ModuleItem[]>()
  for (const declaration of declarations) {
    for (const binding of declaration.declares) {
      byBinding.set(binding, [...(byBinding.get(binding) ?? []), declaration])
    }
  }
  return {
    declarations,
    roots: items.filter(({ declares }) => declares.length === 0),
    declarationsOf: (binding) => byBinding.get(binding) ?? [],
  }
}

interface OpenItem extends ModuleItem {
  readonly references: Reference[]
}

function itemsOf(statement: t.Statement, syntax: Syntax): readonly OpenItem[] {
  const item = (node: t.Node, names: readonly t.Node[]): OpenItem => ({
    node,
    declares: names.flatMap((name) => syntax.bindingOf(name) ?? []),
    references: [],
  })
  switch (statement.type) {
    case 'ImportDeclaration':
      if (statement.specifiers.length === 0) return [item(statement, [])]
      return statement.specifiers.map((specifier) => item(specifier, [specifier.local]))
    case 'VariableDeclaration':
      return statement.declarations.map((each) => item(each, declaredNames(each.id)))
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return [item(statement, statement.id?.type === 'Identifier' ? [statement.id] : [])]
    default:
      return [item(statement, [])]
  }
}

interface Reached {
  readonly items: ReadonlySet<ModuleItem>
  /** The bindings that something reached uses. */
  readonly bindings: ReadonlySet<Binding>
}

/** Follows uses from some items of a module. `counts` excludes uses that are no longer in the text. */
export function reach(
  starts: Iterable<ModuleItem>,
  { declarationsOf }: Pick<ModuleGraph, 'declarationsOf'>,
  counts: (reference: Reference) => boolean = () => true,
): Reached {
  const items = new Set(starts)
  const bindings = new Set<Binding>()
  // A set is iterated in insertion order, including items added on the way.
  for (const item of items) {
    for (const reference of item.references) {
      if (bindings.has(reference.binding) || !counts(reference)) continue
      bindings.add(reference.binding)
      for (const declaration of declarationsOf(reference.binding)) items.add(declaration)
    }
  }
  return { items, bindings }
}

/** Declarations without a use. In a cycle of unused declarations, one represents all. */
export function unusedDeclarations(graph: ModuleGraph): ReadonlySet<ModuleItem> {
  const { items } = reach(graph.roots, graph)
  const unreached = new Set(graph.declarations.filter((declaration) => !items.has(declaration)))
  const uses = ({ references }: ModuleItem): readonly ModuleItem[] =>
    references.flatMap(({ binding }) =>
      graph.declarationsOf(binding).filter((each) => unreached.has(each)),
    )
  const starts = new Set<ModuleItem>()
  const seen = new Set<ModuleItem>()
  // The last that a depth-first walk leaves is led to by none of the others, unless by those of its own ring.
  for (const declaration of leaving(unreached, uses).toReversed()) {
    if (seen.has(declaration)) continue
    starts.add(declaration)
    const queue = [declaration]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...uses(next))
    }
  }
  return starts
}

function leaving(
  declarations: ReadonlySet<ModuleItem>,
  uses: (declaration: ModuleItem) => readonly ModuleItem[],
): readonly ModuleItem[] {
  const order: ModuleItem[] = []
  const entered = new Set<ModuleItem>()
  for (const start of declarations) {
    if (entered.has(start)) continue
    entered.add(start)
    // A chain of uses may be longer than a stack is deep.
    const stack = [{ declaration: start, left: uses(start).values() }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value: next } = top.left.next()
      if (next === undefined) {
        order.push(top.declaration)
        stack.pop()
      } else if (!entered.has(next)) {
        entered.add(next)
        stack.push({ declaration: next, left: uses(next).values() })
      }
    }
  }
  return order
}

/** Whether an item declares a function, so that it runs nothing by itself. */
export function declaresFunction({ node }: ModuleItem): boolean {
  const value = declaredValue(node)
  return value?.type === 'TSDeclareFunction' || (value !== undefined && isFunction(value))
}
