import type * as t from '@babel/types'
import type { Binding } from './scopes.ts'
import { nameOf } from './static-names.ts'
import type { Syntax } from './syntax.ts'

/** A binding of another module. */
export interface ImportedBinding {
  /** As it is written behind `from`. */
  readonly source: string
  /** The exported name; `*` for all of them. */
  readonly name: string
}

/** Whether a name has one value for good. */
export function isConstant({ assignments }: Binding): boolean {
  return assignments.length === 0
}

/** What an import specifier imports; nothing where it is a type. */
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

/** The names that a pattern, or what stands for one, declares. */
export function declaredNames(pattern: t.Node | null | undefined): readonly t.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        declaredNames(each.type === 'RestElement' ? each : each.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap(declaredNames)
    case 'AssignmentPattern':
      return declaredNames(pattern.left)
    case 'RestElement':
      return declaredNames(pattern.argument)
    default:
      return []
  }
}
