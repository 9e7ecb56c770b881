import type * as t from '@babel/types'
import { exportedIdentifiers } from './module-summary.ts'
import { parseModule } from '../model/parse-module.ts'
import { nameOf } from '../model/static-names.ts'
import { isTypeSyntax } from '../model/node-kinds.ts'

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
  const statements = parseModule(code, file).program.body
  return {
    exports: [...new Set(statements.flatMap(exportedNames))],
    stars: statements.flatMap((node) =>
      node.type === 'ExportAllDeclaration' && node.exportKind !== 'type' ? [node.source.value] : [],
    ),
    effects: statements.flatMap((node) =>
      node.type === 'ImportDeclaration' && node.specifiers.length === 0 ? [node.source.value] : [],
    ),
  }
}

function exportedNames(statement: t.Statement): readonly string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return []
  const { specifiers, declaration } = statement
  if (declaration) {
    return isTypeSyntax(declaration) ? [] : exportedIdentifiers(declaration).map(({ name }) => name)
  }
  return specifiers.flatMap((specifier) =>
    specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type'
      ? []
      : [nameOf(specifier.exported)],
  )
}
