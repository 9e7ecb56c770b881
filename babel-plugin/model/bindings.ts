import type * as t from '@babel/types'
import { patternParts } from './pattern-parts.ts'
import type { Binding } from './scopes.ts'
import { nameOf } from './static-names.ts'
import type { Syntax } from './syntax.ts'
import { unwrapped } from './wrappers.ts'

/** A binding of another module. */
export interface ImportedBinding {
  /** As it is written after `from`. */
  readonly source: string
  /** The exported name; `*` for all of them. */
  readonly name: string
}

/** Whether a name is never assigned again. */
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

/** The function, class or other value that a declaration gives its name at first. */
export function declaredValue(declaration: t.Node): t.Node | undefined {
  if (declaration.type !== 'VariableDeclarator') return declaration
  return declaration.init ? unwrapped(declaration.init) : undefined
}
