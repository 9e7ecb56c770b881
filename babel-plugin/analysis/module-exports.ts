import type * as t from '@babel/types'
import { declaredNames } from '../model/bindings.ts'
import { isTypeSyntax, nameOf } from '../model/nodes.ts'
import { parseModule } from '../model/parse-module.ts'
import type { Syntax } from '../model/syntax.ts'
import type { ReadExpression, ValueExpression } from './expressions.ts'

export interface ModuleSummary {
  /** By name; `undefined` for a value that is not ours, which hides one of a star export. */
  readonly exports: ReadonlyMap<string, ValueExpression | undefined>
  readonly stars: readonly string[]
}

/** The names that a module exports, and its imports and exports without a name. */
interface ModuleOutline {
  readonly exports: readonly string[]
  readonly stars: readonly string[]
  /** The modules that it imports for their effect only. */
  readonly effects: readonly string[]
}

export function summarize({ program }: Syntax, read: ReadExpression): ModuleSummary {
  const exports = exportsOf(program).map(({ name, node }) => [name, read(node)] as const)
  return { exports: new Map(exports), stars: starsOf(program) }
}

export function outlineOf(code: string, file: string): ModuleOutline {
  const { program } = parseModule(code, file)
  return {
    exports: [...new Set(exportsOf(program).map(({ name }) => name))],
    stars: starsOf(program),
    effects: program.body.flatMap((statement) =>
      statement.type === 'ImportDeclaration' && statement.specifiers.length === 0
        ? [statement.source.value]
        : [],
    ),
  }
}

function starsOf({ body }: t.Program): readonly string[] {
  return body.flatMap((star) =>
    star.type === 'ExportAllDeclaration' && star.exportKind !== 'type' ? [star.source.value] : [],
  )
}

interface NamedExport {
  readonly name: string
  readonly node: t.Node
}

function exportsOf({ body }: t.Program): readonly NamedExport[] {
  return body.flatMap((statement): readonly NamedExport[] => {
    if (statement.type === 'ExportDefaultDeclaration') {
      return [{ name: 'default', node: statement.declaration }]
    }
    return statement.type === 'ExportNamedDeclaration' && !isTypeSyntax(statement)
      ? namedExports(statement)
      : []
  })
}

function namedExports({
  declaration,
  specifiers,
}: t.ExportNamedDeclaration): readonly NamedExport[] {
  if (declaration)
    return exportedIdentifiers(declaration).map((node) => ({ name: node.name, node }))
  return specifiers.flatMap((node) =>
    node.type === 'ExportSpecifier' && node.exportKind === 'type'
      ? []
      : [{ name: nameOf(node.exported), node }],
  )
}

function exportedIdentifiers(declaration: t.Declaration): readonly t.Identifier[] {
  if (isTypeSyntax(declaration)) return []
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => declaredNames(id))
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : []
}
