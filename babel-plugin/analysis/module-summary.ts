import type * as t from '@babel/types'
import { declaredNames } from '../model/bindings.ts'
import { nameOf } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import type { ReadExpression, ValueExpression } from './expressions.ts'

/** What a module exports. */
export interface ModuleSummary {
  /** By name; `undefined` for what is not ours, which hides what a whole re-export has by that name. */
  readonly exports: ReadonlyMap<string, ValueExpression | undefined>
  /** The modules that it re-exports as a whole. */
  readonly stars: readonly string[]
}

/** Reads what a module exports. */
export function summarize(
  { program }: Pick<Syntax, 'program'>,
  read: ReadExpression,
): ModuleSummary {
  const exports = new Map<string, ValueExpression | undefined>()
  const stars: string[] = []
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') {
      if (statement.exportKind !== 'type') stars.push(statement.source.value)
    } else if (statement.type === 'ExportDefaultDeclaration') {
      exports.set('default', read(statement.declaration))
    } else if (statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type') {
      for (const [name, term] of namedExports(statement, read)) exports.set(name, term)
    }
  }
  return { exports, stars }
}

function namedExports(
  { declaration, specifiers }: t.ExportNamedDeclaration,
  read: ReadExpression,
): readonly (readonly [string, ValueExpression | undefined])[] {
  if (declaration) return exportedIdentifiers(declaration).map((name) => [name.name, read(name)])
  return specifiers.flatMap((specifier) =>
    specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type'
      ? []
      : [[nameOf(specifier.exported), read(specifier)] as const],
  )
}

/** The names that an exported declaration gives to values. */
export function exportedIdentifiers(declaration: t.Declaration): readonly t.Identifier[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => declaredNames(id))
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : []
}
