import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { refuse } from './code-errors.ts'
import { exportImplementation } from './export-implementation.ts'
import { foreignBindings, valueReader } from './find-uses.ts'
import { readChains, type Chain } from './read-chain.ts'
import { rangesBehind } from './remove-with-comments.ts'
import { rememberUsed, removeServerImports, removeStatementsAround } from './remove-unused.ts'
import { rememberUsedLocals } from './remove-unused-locals.ts'
import { runtimeImports, type ImportRuntime } from './runtime-imports.ts'
import { termReader, type ForeignBinding, type ReadTerm } from './terms.ts'
import { transformIsomorphic } from './transform-isomorphic.ts'
import { transformMiddleware } from './transform-middleware.ts'
import { transformOnly } from './transform-only.ts'
import { transformRoute } from './transform-route.ts'
import { transformServerFn } from './transform-server-fn.ts'
import { startOptions, transformStart } from './transform-start.ts'
import type { FoundFunction, SourceRange, TransformOptions, TransformReport } from './types.ts'
import type { Lookup } from './values.ts'

/** What has to be known about other modules before a module is transformed. */
export interface Scan {
  readonly read: ReadTerm
  readonly foreign: readonly ForeignBinding[]
}

/** The first step: lists the foreign bindings that somebody has to classify. */
export function scanProgram(program: NodePath<t.Program>): Scan {
  const read = termReader()
  return { read, foreign: foreignBindings(program, read) }
}

/**
 * The second step: find the chains, edit each one for the environment, remove what became unused.
 *
 * @param lookup - says what the foreign bindings are
 * @returns `undefined` for a module with nothing to change, which is left as it is
 * @throws CompileError for a chain that is ours and not understood
 */
export function transformProgram(
  program: NodePath<t.Program>,
  { read }: Scan,
  lookup: Lookup,
  options: TransformOptions,
): TransformReport | undefined {
  const chains = readChains(program, valueReader(read, lookup), options.sources)
  if (chains.length === 0) return undefined
  const removeUnused = rememberUsed(program)
  const removeUnusedLocals = rememberUsedLocals(chains.flatMap(editedPlaces))
  const importRuntime = runtimeImports(program)
  const edits = innermostFirst(chains)
    .map((chain) => transform(chain, options, importRuntime))
    .toSorted((a, b) => chains.indexOf(a.chain) - chains.indexOf(b.chain))
  if (edits.every(isUntouchedRoute)) return undefined
  const functions = edits.flatMap(({ found }) => found ?? [])
  refuseEqualIds(edits)
  const removed = edits.flatMap((edit) => edit.removed)
  const isClient = options.environment === 'client'
  for (const { chain, found } of isClient ? [] : edits) {
    if (found && chain.keys) exportImplementation(program, chain.keys, found.exportName)
  }
  for (const { chain, isServersAlone } of edits) {
    if (isServersAlone === true) removed.push(...removeStatementsAround(chain.path, program))
  }
  // The server loses what only the browser runs.
  if (isClient || removed.length > 0) removed.push(...removeUnusedLocals(), ...removeUnused())
  if (isClient) removed.push(...removeServerImports(program))
  return { functions, removed, hasRouteHandlers: edits.some(({ hasHandlers }) => hasHandlers) }
}

/** In source order, but one that stands within another before that, which moves it or takes it away. */
function innermostFirst(chains: readonly Chain[]): readonly Chain[] {
  return chains.toSorted(
    ({ whole: { node: a } }, { whole: { node: b } }) =>
      (a.end ?? 0) - (b.end ?? 0) || (b.start ?? 0) - (a.start ?? 0),
  )
}

/** Where a chain loses something: in itself, or in the options that its callback returns. */
function editedPlaces(chain: Chain): readonly NodePath[] {
  return chain.definition.kind === 'start' ? startOptions(chain) : [chain.whole]
}

interface Edit extends Part {
  readonly chain: Chain
}

/** What became of a chain. */
interface Part {
  readonly found?: FoundFunction | undefined
  readonly hasHandlers?: boolean
  readonly isServersAlone?: boolean
  readonly removed: readonly SourceRange[]
}

/** A route without a server block, or on the server, is what it was. */
function isUntouchedRoute({ chain, removed }: Edit): boolean {
  return chain.definition.kind === 'route' && removed.length === 0
}

function transform(chain: Chain, options: TransformOptions, importRuntime: ImportRuntime): Edit {
  const comments = commentsOfLastCall(chain)
  const { removed, ...part } = transformByKind(chain, options, importRuntime)
  // What was said behind a call that is gone was about the call.
  return { ...part, chain, removed: removed.length === 0 ? [] : [...removed, ...comments] }
}

/** The comments behind a chain that its statement ends with. */
function commentsOfLastCall({ whole }: Chain): readonly SourceRange[] {
  const statement = whole.getStatementParent()
  const isEnd = statement && statement.node.loc?.end.line === whole.node.loc?.end.line
  return isEnd ? rangesBehind(statement) : []
}

function transformByKind(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
): Part {
  switch (chain.definition.kind) {
    case 'serverFn':
      return transformServerFn(chain, options, importRuntime)
    case 'middleware':
      return { removed: transformMiddleware(chain, options, importRuntime) }
    case 'start':
      return { removed: transformStart(chain, options) }
    case 'route':
      return transformRoute(chain, options)
    case 'only':
      return { removed: transformOnly(chain, options, importRuntime) }
    case 'isomorphic':
      return { removed: transformIsomorphic(chain, options) }
  }
}

/** Two properties of one name, or two that are written alike. */
function refuseEqualIds(edits: readonly Edit[]): void {
  const names = new Set<string>()
  for (const { chain, found } of edits) {
    if (found === undefined) continue
    if (names.has(found.name)) throw refuse(chain.path, 'DUPLICATE_ID', { name: found.name })
    names.add(found.name)
  }
}
