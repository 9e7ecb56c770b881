import type * as t from '@babel/types'
import type { ImportedBinding } from '../model/bindings.ts'
import { checkName, checkUse } from './validate-usage.ts'
import { refuse } from '../model/code-errors.ts'
import { literalOf } from '../model/constant-value.ts'
import {
  BUILDERS,
  CALL_OPTIONS,
  METHOD_NAMES,
  type BuilderDefinition,
} from '../model/definitions.ts'
import { followImports } from './data-flow.ts'
import { dynamicImportSource, nameOf, staticKey, staticProperty } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import { importTerm, type ReadTerm } from './expressions.ts'
import {
  evaluator,
  importsOf,
  mustBeFollowed,
  type BuilderValue,
  type ChainValue,
  type Lookup,
  type Value,
} from './resolved-values.ts'
import { outermostWrapper } from '../model/wrappers.ts'

/** Gives what an expression is to us. */
export type ReadValue = (node: t.Node) => Value | undefined

/** An expression at which a chain starts. */
export interface ChainStart {
  readonly definition: BuilderDefinition
  /** The package that the builder was imported from. */
  readonly source: string
  /** The call of a builder or of a base, or a base that is continued as it is. */
  readonly node: t.Node
  /** The call's arguments say what the chain is; those of a function that returns it do not. */
  readonly isOptionsCall: boolean
}

/** Reads what expressions are, each once. */
export function valueReader(read: ReadTerm, lookup: Lookup): ReadValue {
  const evaluate = evaluator(lookup)
  return (node) => evaluate(read(node))
}

/**
 * The bindings of other modules that have to be known before a module can be compiled: those that a
 * method of ours may be called on, and those with the name of a builder.
 */
export function importedBindings(syntax: Syntax, read: ReadTerm): readonly ImportedBinding[] {
  const found = new Map<string, ImportedBinding>()
  const note = (bindings: readonly ImportedBinding[]): void =>
    bindings.forEach((each) => found.set(`${each.name} ${each.source}`, each))
  for (const specifier of specifiersOf(syntax)) {
    const term =
      specifier.type === 'ImportSpecifier' ? importTerm(specifier, syntax) : read(specifier)
    if (term?.kind === 'import' && BUILDERS.has(term.name)) note([term])
  }
  followImports(syntax, (node) => {
    if (node.type === 'CallExpression') {
      const callee = read(node.callee)
      if (callee?.kind === 'import' && BUILDERS.has(callee.name)) note([callee])
      const hasOption = node.arguments.some((argument) => mayHoldServerOption(argument, syntax))
      if (hasOption) note(importsOf(callee))
    } else if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
      const name = staticProperty(node)
      if (name === undefined) return
      if (METHOD_NAMES.has(name)) note(importsOf(read(node.object)))
      if (BUILDERS.has(name)) note(importsOf(read(node)))
    }
  })
  return [...found.values()]
}

/** Options that a base may be called with, and of which the browser gets a part. */
function mayHoldServerOption(argument: t.Node, syntax: Syntax): boolean {
  const { properties = [] } = literalOf(argument, syntax) ?? {}
  return properties.some(
    (property) => property.type === 'SpreadElement' || CALL_OPTIONS.has(staticKey(property) ?? ''),
  )
}

/** What a module imports by name, and what it exports from a list. */
function specifiersOf({ program }: Syntax): readonly t.Node[] {
  return program.body.flatMap((statement): readonly t.Node[] =>
    statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration'
      ? statement.specifiers
      : [],
  )
}

/**
 * Every place of a module where a chain starts.
 *
 * @throws CompileError for a builder or a base that is used in a way that cannot be followed
 */
export function findStarts(
  syntax: Syntax,
  valueOf: ReadValue,
  sources: readonly string[],
): readonly ChainStart[] {
  const starts: ChainStart[] = []
  followImports(syntax, (node) => {
    if (node.type === 'CallExpression') {
      visitCall(node, valueOf, starts, syntax)
      checkDynamicImport(node, sources, syntax)
    } else if (node.type === 'AwaitExpression') {
      checkUse(node, valueOf(node), syntax)
    } else if (isReference(node)) {
      visitReference(node, valueOf, starts, syntax)
    }
  })
  for (const specifier of specifiersOf(syntax)) {
    if (specifier.type !== 'ExportSpecifier') continue
    const value = valueOf(specifier)
    if (value !== undefined) checkName(specifier, value, nameOf(specifier.exported), syntax)
  }
  return starts
}

function isReference({ type }: t.Node): boolean {
  return (
    type === 'Identifier' ||
    type === 'MemberExpression' ||
    type === 'ConditionalExpression' ||
    type === 'LogicalExpression'
  )
}

function visitReference(
  node: t.Node,
  valueOf: ReadValue,
  starts: ChainStart[],
  syntax: Syntax,
): void {
  const value = valueOf(node)
  if (value === undefined || value.kind === 'method') return
  checkUse(node, value, syntax)
  const whole = outermostWrapper(node, syntax)
  const parent = syntax.parentOf(whole)
  const isContinued =
    (parent?.type === 'MemberExpression' || parent?.type === 'OptionalMemberExpression') &&
    parent.object === whole
  if (value.kind === 'chain' && isContinued && !isWithinChain(node, valueOf)) {
    starts.push(startOf(value, node, false))
  }
}

/** `base.middleware` is a part of the chain that starts at `base`. */
function isWithinChain(node: t.Node, valueOf: ReadValue): boolean {
  return node.type === 'MemberExpression' && valueOf(node.object)?.kind === 'chain'
}

function visitCall(
  call: t.CallExpression,
  valueOf: ReadValue,
  starts: ChainStart[],
  syntax: Syntax,
): void {
  const callee = valueOf(call.callee)
  if (callee === undefined) return
  const result = valueOf(call)
  if (callee.kind === 'builder') {
    if (callee.definition.isCurried) checkUse(call, result, syntax)
    else starts.push(startOf(callee, call, true))
  } else if (callee.kind === 'chain') {
    if (mustBeFollowed(callee)) starts.push(startOf(callee, call, true))
  } else if (callee.kind === 'function' && result?.kind === 'chain') {
    starts.push(startOf(result, call, false))
  }
  if (callee.kind === 'function' && result?.kind !== 'chain') checkUse(call, result, syntax)
}

function startOf(
  { definition, source }: BuilderValue | ChainValue,
  node: t.Node,
  isOptionsCall: boolean,
): ChainStart {
  return { definition, source, node, isOptionsCall }
}

/** `import('seamline')` gives builders to whoever gets the promise; only `await` can be followed. */
function checkDynamicImport(
  call: t.CallExpression,
  sources: readonly string[],
  syntax: Syntax,
): void {
  const source = dynamicImportSource(call)
  if (source === undefined || !sources.includes(source)) return
  if (syntax.parentOf(outermostWrapper(call, syntax))?.type === 'AwaitExpression') return
  throw refuse(call, 'BUILDER_NOT_CALLED', syntax)
}
