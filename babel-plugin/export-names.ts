import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { nameOf } from './static-names.ts'
import { parseModule } from './parse-module.ts'

/** What a module imports without a name, and exports by one. */
export interface ModuleOutline {
  /** The names of its exported values, `default` among them. */
  readonly exports: readonly string[]
  /** The modules that it re-exports as a whole. */
  readonly stars: readonly string[]
  /** The modules that it imports for their effect only. */
  readonly effects: readonly string[]
}

/**
 * Reads what a module offers to others.
 *
 * @throws SyntaxError for code that does not parse
 */
export function outlineOf(code: string, file: string): ModuleOutline {
  const statements = parseModule(code, file).program.get('body')
  return {
    exports: [...new Set(statements.flatMap(exportedNames))],
    stars: statements.flatMap(({ node }) =>
      node.type === 'ExportAllDeclaration' && node.exportKind !== 'type' ? [node.source.value] : [],
    ),
    effects: statements.flatMap(({ node }) =>
      node.type === 'ImportDeclaration' && node.specifiers.length === 0 ? [node.source.value] : [],
    ),
  }
}

function exportedNames(statement: NodePath<t.Statement>): readonly string[] {
  if (statement.isExportDefaultDeclaration()) return ['default']
  if (!statement.isExportNamedDeclaration() || statement.node.exportKind === 'type') return []
  const { specifiers, declaration } = statement.node
  if (declaration) return Object.keys(statement.getOuterBindingIdentifiers())
  return specifiers.flatMap((specifier) =>
    specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type'
      ? []
      : [nameOf(specifier.exported)],
  )
}
