import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { checkName, checkUse } from './check-use.ts'
import { refuse } from './code-errors.ts'
import { BUILDERS, CALL_OPTIONS, METHOD_NAMES, type BuilderDefinition } from './definitions.ts'
import { followImports } from './follow.ts'
import { dynamicImportSource, nameOf, staticKey, staticProperty } from './static-names.ts'
import { importTerm, type ForeignBinding, type ReadTerm, type Term } from './terms.ts'
import { literalOf } from './server-options.ts'
import { isTypeSyntax } from './type-syntax.ts'
import {
  evaluate,
  importsOf,
  mustBeFollowed,
  type BuilderValue,
  type ChainValue,
  type Lookup,
  type Value,
} from './values.ts'
import { outermostWrapper } from './wrappers.ts'

/** Gives what an expression is to us. */
export type ReadValue = (path: NodePath) => Value | undefined

/** An expression at which a chain starts. */
export interface ChainStart {
  readonly definition: BuilderDefinition
  /** The package that the builder was imported from. */
  readonly source: string
  /** The call of a builder or of a base, or a base that is continued as it is. */
  readonly path: NodePath
  /** The call's arguments say what the chain is; those of a function that returns it do not. */
  readonly isOptionsCall: boolean
}

/** Reads what expressions are, each once. */
export function valueReader(read: ReadTerm, lookup: Lookup): ReadValue {
  const known = new Map<Term, Value | undefined>()
  return (path) => {
    const term = read(path)
    if (term === undefined) return undefined
    if (!known.has(term)) known.set(term, evaluate(term, lookup))
    return known.get(term)
  }
}

/**
 * The bindings of other modules that have to be known before a module can be compiled: those that a
 * method of ours may be called on, and those with the name of a builder.
 */
export function foreignBindings(
  program: NodePath<t.Program>,
  read: ReadTerm,
): readonly ForeignBinding[] {
  const found = new Map<string, ForeignBinding>()
  const note = (bindings: readonly ForeignBinding[]): void =>
    bindings.forEach((each) => found.set(`${each.name} ${each.source}`, each))
  for (const specifier of specifiersOf(program)) {
    const term = specifier.isImportSpecifier() ? importTerm(specifier) : read(specifier)
    if (term?.kind === 'import' && BUILDERS.has(term.name)) note([term])
  }
  followImports(program, (path) => {
    if (path.isCallExpression()) {
      const callee = read(path.get('callee'))
      if (callee?.kind === 'import' && BUILDERS.has(callee.name)) note([callee])
      if (path.get('arguments').some(mayHoldServerOption)) note(importsOf(callee))
    } else if (path.isMemberExpression() || path.isOptionalMemberExpression()) {
      const name = staticProperty(path.node)
      if (name === undefined) return
      if (METHOD_NAMES.has(name)) note(importsOf(read(path.get('object') as NodePath)))
      if (BUILDERS.has(name)) note(importsOf(read(path)))
    }
  })
  return [...found.values()]
}

/** Options that a base may be called with, and of which the browser gets a part. */
function mayHoldServerOption(argument: NodePath): boolean {
  const { properties = [] } = literalOf(argument)?.node ?? {}
  return properties.some(
    (property) => property.type === 'SpreadElement' || CALL_OPTIONS.has(staticKey(property) ?? ''),
  )
}

/** What a module imports by name, and what it exports from a list. */
function specifiersOf(program: NodePath<t.Program>): readonly NodePath[] {
  return program.get('body').flatMap((statement): readonly NodePath[] => {
    if (statement.isImportDeclaration()) return statement.get('specifiers')
    return statement.isExportNamedDeclaration() ? statement.get('specifiers') : []
  })
}

/**
 * Every place of a module where a chain starts.
 *
 * @throws CompileError for a builder or a base that is used in a way that cannot be followed
 */
export function findStarts(
  program: NodePath<t.Program>,
  valueOf: ReadValue,
  sources: readonly string[],
): readonly ChainStart[] {
  const starts: ChainStart[] = []
  followImports(program, (path) => {
    if (path.isCallExpression()) {
      visitCall(path, valueOf, starts)
      checkDynamicImport(path, sources)
    } else if (path.isAwaitExpression()) {
      checkUse(path, valueOf(path))
    } else if (isReference(path)) {
      visitReference(path, valueOf, starts)
    }
  })
  for (const specifier of specifiersOf(program)) {
    const value = specifier.isExportSpecifier() ? valueOf(specifier) : undefined
    if (value !== undefined && specifier.isExportSpecifier()) {
      checkName(specifier, value, nameOf(specifier.node.exported))
    }
  }
  return starts
}

function isReference(path: NodePath): boolean {
  return (
    path.isIdentifier() ||
    path.isMemberExpression() ||
    path.isConditionalExpression() ||
    path.isLogicalExpression()
  )
}

function visitReference(path: NodePath, valueOf: ReadValue, starts: ChainStart[]): void {
  const value = valueOf(path)
  if (value === undefined || value.kind === 'method') return
  if (path.findParent(isTypeSyntax) !== null) return
  checkUse(path, value)
  const isContinued = outermostWrapper(path).key === 'object'
  if (value.kind === 'chain' && isContinued && !isWithinChain(path, valueOf)) {
    starts.push(startOf(value, path, false))
  }
}

/** `base.middleware` is a part of the chain that starts at `base`. */
function isWithinChain(path: NodePath, valueOf: ReadValue): boolean {
  return path.isMemberExpression() && valueOf(path.get('object'))?.kind === 'chain'
}

function visitCall(
  path: NodePath<t.CallExpression>,
  valueOf: ReadValue,
  starts: ChainStart[],
): void {
  const callee = valueOf(path.get('callee'))
  if (callee === undefined) return
  const result = valueOf(path)
  if (callee.kind === 'builder') {
    if (callee.definition.isCurried) checkUse(path, result)
    else starts.push(startOf(callee, path, true))
  } else if (callee.kind === 'chain') {
    if (mustBeFollowed(callee)) starts.push(startOf(callee, path, true))
  } else if (callee.kind === 'function' && result?.kind === 'chain') {
    starts.push(startOf(result, path, false))
  }
  if (callee.kind === 'function' && result?.kind !== 'chain') checkUse(path, result)
}

function startOf(
  { definition, source }: BuilderValue | ChainValue,
  path: NodePath,
  isOptionsCall: boolean,
): ChainStart {
  return { definition, source, path, isOptionsCall }
}

/** `import('seamline')` gives builders to whoever gets the promise; only `await` can be followed. */
function checkDynamicImport(path: NodePath<t.CallExpression>, sources: readonly string[]): void {
  const source = dynamicImportSource(path)
  if (source === undefined || !sources.includes(source)) return
  if (outermostWrapper(path).parentPath?.isAwaitExpression()) return
  throw refuse(path, 'BUILDER_NOT_CALLED')
}
