import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { nameOf } from './static-names.ts'
import type { ReadTerm, Term } from './terms.ts'

/** What a module exports. */
export interface ModuleSummary {
  /** By name; `undefined` for what is not ours, which hides what a whole re-export has by that name. */
  readonly exports: ReadonlyMap<string, Term | undefined>
  /** The modules that it re-exports as a whole. */
  readonly stars: readonly string[]
}

/** Reads what a module exports. */
export function summarize(program: NodePath<t.Program>, read: ReadTerm): ModuleSummary {
  const exports = new Map<string, Term | undefined>()
  const stars: string[] = []
  for (const statement of program.get('body')) {
    if (statement.isExportAllDeclaration()) {
      if (statement.node.exportKind !== 'type') stars.push(statement.node.source.value)
    } else if (statement.isExportDefaultDeclaration()) {
      exports.set('default', read(statement.get('declaration') as NodePath))
    } else if (statement.isExportNamedDeclaration() && statement.node.exportKind !== 'type') {
      for (const [name, term] of namedExports(statement, read)) exports.set(name, term)
    }
  }
  return { exports, stars }
}

function namedExports(
  statement: NodePath<t.ExportNamedDeclaration>,
  read: ReadTerm,
): readonly (readonly [string, Term | undefined])[] {
  const declaration = statement.get('declaration')
  if (declaration.isDeclaration()) {
    const names = Object.values(declaration.getOuterBindingIdentifierPaths())
    return names.map((name) => [name.node.name, read(name)])
  }
  return statement
    .get('specifiers')
    .flatMap((specifier) =>
      isType(specifier) ? [] : [[nameOf(specifier.node.exported), read(specifier)] as const],
    )
}

function isType(specifier: NodePath): boolean {
  return specifier.isExportSpecifier() && specifier.node.exportKind === 'type'
}
