import type * as t from '@babel/types'
import type { Binding } from './scopes.ts'
import { nameOf, unwrapped } from './nodes.ts'
import type { Syntax } from './syntax.ts'
import { RUNTIME } from './definitions.ts'

export interface ImportedBinding {
  /** As it is written after `from`. */
  readonly source: string
  /** The exported name; `*` for all of them. */
  readonly name: string
}

/** All uses of a name behind its declaration. */
export function usesOf({ references, assignments }: Binding): readonly t.Node[] {
  return [...references, ...assignments]
}

export function isConstant({ assignments }: Binding): boolean {
  return assignments.length === 0
}

/** The binding that an import specifier imports; `undefined` for a type. */
export function importedBinding(
  specifier: t.Node,
  { parentOf }: Pick<Syntax, 'parentOf'>,
): ImportedBinding | undefined {
  const declaration = parentOf(specifier)
  if (declaration?.type !== 'ImportDeclaration' || declaration.importKind === 'type') {
    return undefined
  }
  const source = declaration.source.value
  if (specifier.type === 'ImportNamespaceSpecifier') return { source, name: '*' }
  if (specifier.type === 'ImportDefaultSpecifier') return { source, name: 'default' }
  if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') return undefined
  return { source, name: nameOf(specifier.imported) }
}

/** The names that a pattern, or a single name in its place, declares. */
export function declaredNames(pattern: t.Node | null | undefined): readonly t.Identifier[] {
  return pattern ? patternParts(pattern, pattern).names : []
}

/** The initial value of a declared name. */
export function declaredValue(declaration: t.Node): t.Node | undefined {
  if (declaration.type !== 'VariableDeclarator') return declaration
  return declaration.init ? unwrapped(declaration.init) : undefined
}

type Placed = readonly [node: t.Node, parent: t.Node]

interface PatternParts {
  readonly names: readonly t.Identifier[]
  /** Default values, computed keys, decorators, and properties that it assigns. */
  readonly expressions: readonly Placed[]
  readonly nodes: readonly Placed[]
}

/** Reads the parts of a pattern, or of a single name in its place. */
export function patternParts(pattern: t.Node, parent: t.Node): PatternParts {
  const names: t.Identifier[] = []
  const expressions: Placed[] = []
  const nodes: Placed[] = []
  const visit = (node: t.Node | null, above: t.Node): void => {
    if (node === null) return
    nodes.push([node, above])
    // Of a parameter.
    if ('decorators' in node) node.decorators?.forEach((each) => expressions.push([each, node]))
    switch (node.type) {
      case 'Identifier':
        names.push(node)
        return
      case 'ObjectPattern':
        return node.properties.forEach((each) => visit(each, node))
      case 'ObjectProperty':
        if (node.computed) expressions.push([node.key, node])
        else nodes.push([node.key, node])
        return visit(node.value, node)
      case 'ArrayPattern':
        return node.elements.forEach((each) => visit(each, node))
      case 'AssignmentPattern':
        expressions.push([node.right, node])
        return visit(node.left, node)
      case 'RestElement':
        return visit(node.argument, node)
      case 'TSParameterProperty':
        return visit(node.parameter, node)
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        return visit(node.expression, node)
      default:
        expressions.push([node, above])
        return
    }
  }
  visit(pattern, parent)
  return { names, expressions, nodes }
}

const ENTRY = /^(?:@[^/]+\/)?[^/.@][^/]*\/internal\/(?:client|server)$/

const NAMES: ReadonlySet<unknown> = new Set(Object.values(RUNTIME))

/** Whether a module is an entry for compiled code, which exports no builders. */
export function isRuntimeEntry(source: string): boolean {
  return ENTRY.test(source)
}

/** The runtime function that compiled code calls here; `undefined` for any other call. */
export function calledRuntime({ callee }: t.CallExpression, syntax: Syntax): string | undefined {
  const binding = callee.type === 'Identifier' ? syntax.bindingOf(callee) : undefined
  if (binding?.kind !== 'import') return undefined
  const { name, source } = importedBinding(binding.declaration, syntax) ?? {}
  return NAMES.has(name) && source !== undefined && isRuntimeEntry(source) ? name : undefined
}
