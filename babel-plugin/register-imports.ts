import type { NodePath, types as t } from '@babel/core'
import { refuse } from './code-errors.ts'
import { BUILDERS, type BuilderDefinition } from './definitions.ts'
import { isTypeSyntax } from './type-syntax.ts'
import { outermostWrapper } from './wrappers.ts'

/** An expression whose value is one of our builders: where a chain starts. */
export interface ChainStart {
  readonly definition: BuilderDefinition
  readonly path: NodePath
  /** The package that the module imported the builder from. */
  readonly source: string
}

/**
 * The builder calls of a module, found by binding: whatever an import is called, and nothing that
 * merely shares a name with one.
 *
 * @throws CompileError `BUILDER_NOT_CALLED` for a builder that is used in another way
 */
export function findBuilderCalls(
  program: NodePath<t.Program>,
  sources: readonly string[],
): readonly ChainStart[] {
  return program.get('body').flatMap((statement) => {
    if (!statement.isImportDeclaration() || statement.node.importKind === 'type') return []
    const source = statement.node.source.value
    if (!sources.includes(source)) return []
    return statement
      .get('specifiers')
      .flatMap((specifier) => buildersOf(specifier))
      .flatMap(({ definition, reference }) => {
        const path = callOf(reference)
        return path === undefined ? [] : [{ definition, path, source }]
      })
  })
}

/** The places where a binding's value is read; a name in type syntax reads none. */
export function valueReferences(path: NodePath, name: string): readonly NodePath[] {
  const references = path.scope.getBinding(name)?.referencePaths ?? []
  return references.filter(
    // Babel counts the declaration that exports a binding among its references.
    (reference) => reference.isIdentifier() && reference.findParent(isTypeSyntax) === null,
  )
}

interface BuilderReference {
  readonly definition: BuilderDefinition
  /** The identifier, or the member of a namespace, that stands for the builder. */
  readonly reference: NodePath
}

type ImportedBinding = NodePath<t.ImportDeclaration['specifiers'][number]>

function buildersOf(specifier: ImportedBinding): readonly BuilderReference[] {
  const references = valueReferences(specifier, specifier.node.local.name)
  if (specifier.isImportNamespaceSpecifier()) return references.flatMap(namespaceMember)
  if (!specifier.isImportSpecifier() || specifier.node.importKind === 'type') return []
  const { imported } = specifier.node
  const definition = BUILDERS.get('name' in imported ? imported.name : imported.value)
  return definition === undefined ? [] : references.map((reference) => ({ definition, reference }))
}

function namespaceMember(namespace: NodePath): readonly BuilderReference[] {
  const member = namespace.parentPath
  if (member?.isExportSpecifier() || member?.isJSXMemberExpression()) return []
  if (!member?.isMemberExpression() || namespace.key !== 'object') {
    throw refuse(namespace, 'BUILDER_NOT_CALLED')
  }
  const name = staticName(member.node)
  if (name === undefined) throw refuse(member, 'BUILDER_NOT_CALLED')
  const definition = BUILDERS.get(name)
  return definition === undefined ? [] : [{ definition, reference: member }]
}

function staticName({ property, computed }: t.MemberExpression): string | undefined {
  if (property.type === 'StringLiteral') return property.value
  return property.type === 'Identifier' && !computed ? property.name : undefined
}

function callOf(reference: NodePath): NodePath | undefined {
  const callee = outermostWrapper(reference)
  const call = callee.parentPath
  if (call?.isCallExpression() && callee.key === 'callee') return call
  // Handing the builder on unchanged is for the module that receives it to compile.
  if (call?.isExportSpecifier() || call?.isExportDefaultDeclaration()) return undefined
  throw refuse(reference, 'BUILDER_NOT_CALLED')
}
