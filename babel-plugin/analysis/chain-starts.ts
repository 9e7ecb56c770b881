import type * as t from '@babel/types'
import type { ImportedBinding } from '../model/bindings.ts'
import { refuse } from '../model/code-errors.ts'
import {
  BUILDERS,
  CALL_OPTIONS,
  METHOD_NAMES,
  type BuilderDefinition,
} from '../model/definitions.ts'
import { dynamicImportSource, nameOf, staticKey, staticProperty } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import { followImports, useOf } from './value-use.ts'
import { importExpression, type ReadExpression } from './expressions.ts'
import { literalOf } from './literals.ts'
import {
  importsOf,
  mustBeFollowed,
  type BuilderValue,
  type ChainValue,
  type Value,
} from './resolved-values.ts'
import { checkName, checkUse } from './validate-usage.ts'

/** A module whose expressions have values. */
export interface ResolvedModule {
  readonly syntax: Syntax
  /** The value of an expression or an export; `undefined` for any without a builder. */
  readonly valueOf: (node: t.Node) => Value | undefined
  readonly sources: readonly string[]
}

export interface ChainStart {
  readonly definition: BuilderDefinition
  readonly source: string
  /** The call of a builder or of a base, or a base that is continued as it is. */
  readonly node: t.Node
  /** Whether the call's arguments are options of the chain; those of a function that returns it are not. */
  readonly isOptionsCall: boolean
}

/** Imported bindings to resolve first: those that a method may be called on, and those with a builder's name. */
export function importedBindings(syntax: Syntax, read: ReadExpression): readonly ImportedBinding[] {
  const found = new Map<string, ImportedBinding>()
  const add = (bindings: readonly ImportedBinding[]): void =>
    bindings.forEach((each) => found.set(`${each.name} ${each.source}`, each))
  for (const specifier of specifiersOf(syntax)) {
    const value =
      specifier.type === 'ImportSpecifier' ? importExpression(specifier, syntax) : read(specifier)
    if (value?.kind === 'import' && BUILDERS.has(value.name)) add([value])
  }
  followImports(syntax, (node) => {
    if (node.type === 'CallExpression') {
      const callee = read(node.callee)
      if (callee?.kind === 'import' && BUILDERS.has(callee.name)) add([callee])
      const hasOption = node.arguments.some((argument) => mayHoldServerOption(argument, syntax))
      if (hasOption) add(importsOf(callee))
    } else if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
      const name = staticProperty(node)
      if (name === undefined) return
      if (METHOD_NAMES.has(name)) add(importsOf(read(node.object)))
      if (BUILDERS.has(name)) add(importsOf(read(node)))
    }
  })
  return [...found.values()]
}

/** Whether an argument may be the options of a base, some of which only the server keeps. */
function mayHoldServerOption(argument: t.Node, syntax: Syntax): boolean {
  const { properties = [] } = literalOf(argument, syntax) ?? {}
  return properties.some(
    (property) => property.type === 'SpreadElement' || CALL_OPTIONS.has(staticKey(property) ?? ''),
  )
}

function specifiersOf({ program }: Syntax): readonly t.Node[] {
  return program.body.flatMap((statement): readonly t.Node[] =>
    statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration'
      ? statement.specifiers
      : [],
  )
}

/** Finds the expressions at which chains start, and refuses a builder or base that it cannot follow. */
export function findStarts(module: ResolvedModule): readonly ChainStart[] {
  const { syntax, valueOf } = module
  const starts: ChainStart[] = []
  followImports(syntax, (node) => {
    if (node.type === 'CallExpression') {
      starts.push(...startsAtCall(node, module))
      checkDynamicImport(node, module)
    } else if (node.type === 'AwaitExpression') {
      checkUse(node, valueOf(node), syntax)
    } else if (REFERENCES.has(node.type)) {
      starts.push(...startsAtReference(node, module))
    }
  })
  for (const specifier of specifiersOf(syntax)) {
    if (specifier.type !== 'ExportSpecifier') continue
    const value = valueOf(specifier)
    if (value !== undefined) checkName(specifier, value, nameOf(specifier.exported), syntax)
  }
  return starts
}

const REFERENCES: ReadonlySet<string> = new Set([
  'Identifier',
  'MemberExpression',
  'ConditionalExpression',
  'LogicalExpression',
])

function startsAtReference(
  node: t.Node,
  { syntax, valueOf }: ResolvedModule,
): readonly ChainStart[] {
  const value = valueOf(node)
  if (value === undefined || value.kind === 'method') return []
  checkUse(node, value, syntax)
  const isContinued = value.kind === 'chain' && useOf(node, syntax).kind === 'object'
  // `base.middleware` is a part of the chain that starts at `base`.
  const isWithinChain = node.type === 'MemberExpression' && valueOf(node.object)?.kind === 'chain'
  return isContinued && !isWithinChain ? [startOf(value, node, false)] : []
}

function startsAtCall(
  call: t.CallExpression,
  { syntax, valueOf }: ResolvedModule,
): readonly ChainStart[] {
  const callee = valueOf(call.callee)
  const result = callee && valueOf(call)
  switch (callee?.kind) {
    case 'builder':
      if (!callee.definition.isCurried) return [startOf(callee, call, true)]
      break
    case 'chain':
      return mustBeFollowed(callee) ? [startOf(callee, call, true)] : []
    case 'function':
      if (result?.kind === 'chain') return [startOf(result, call, false)]
      break
    default:
      return []
  }
  checkUse(call, result, syntax)
  return []
}

function startOf(
  { definition, source }: BuilderValue | ChainValue,
  node: t.Node,
  isOptionsCall: boolean,
): ChainStart {
  return { definition, source, node, isOptionsCall }
}

/** The promise of `import('seamline')` may bring builders anywhere: only `await` can be followed. */
function checkDynamicImport(call: t.CallExpression, { syntax, sources }: ResolvedModule): void {
  const source = dynamicImportSource(call)
  if (source === undefined || !sources.includes(source)) return
  if (useOf(call, syntax).kind === 'awaited') return
  throw refuse(call, 'BUILDER_NOT_CALLED', syntax)
}
