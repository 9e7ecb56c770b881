import type * as t from '@babel/types'
import type { ImportedBinding } from './model/bindings.ts'
import { refuse } from './model/code-errors.ts'
import { listEffects } from './pruning/client-effects.ts'
import { removeCommentsBehind, removeCommentsBetween } from './transforms/remove-comments.ts'
import { defaultExportNamer, exportImplementation } from './transforms/export-implementation.ts'
import { importedBindings } from './analysis/chain-starts.ts'
import { readModuleGraph } from './pruning/module-graph.ts'
import { readChains, type Chain } from './analysis/read-chain.ts'
import {
  removeServerImports,
  removeStatementsAround,
  removeUnused,
} from './pruning/remove-unused.ts'
import { removeUnusedArguments } from './pruning/remove-unused-arguments.ts'
import { removeUnusedLocals } from './pruning/remove-unused-locals.ts'
import { removeServerStatements } from './pruning/server-statements.ts'
import { runtimeImports, type ImportRuntime } from './edits/runtime-imports.ts'
import type { Syntax } from './model/syntax.ts'
import { expressionReader, type ReadExpression } from './analysis/expressions.ts'
import { TextEdits } from './edits/text-edits.ts'
import { transformIsomorphic, transformOnly } from './transforms/transform-environment-fns.ts'
import { transformMiddleware } from './transforms/transform-middleware.ts'
import { transformRoute } from './transforms/transform-route.ts'
import { transformServerFn } from './transforms/transform-server-fn.ts'
import { startOptions, transformStart } from './transforms/transform-start.ts'
import type { ClientEffect, FoundFunction, TransformOptions } from './model/types.ts'
import { USE_SERVER } from './model/definitions.ts'
import { walk } from './model/walk.ts'
import { evaluator, type Lookup } from './analysis/resolved-values.ts'

/** What has to be known about other modules before a module is transformed. */
export interface Scan {
  readonly read: ReadExpression
  readonly foreign: readonly ImportedBinding[]
}

/** What becomes of a module. */
export interface TransformReport {
  readonly edits: TextEdits
  readonly functions: readonly FoundFunction[]
  /** The statements that the browser runs when it loads the module; none on the server. */
  readonly effects: readonly ClientEffect[]
  /** Whether a route of the module, of which something was removed, has `server.handlers`. */
  readonly hasRouteHandlers: boolean
}

/**
 * The first step: lists the foreign bindings that have to be classified.
 *
 * @throws CompileError `USE_SERVER`
 */
export function scanProgram(syntax: Syntax): Scan {
  refuseUseServer(syntax)
  const read = expressionReader(syntax)
  return { read, foreign: importedBindings(syntax, read) }
}

/**
 * `'use server'` marks server code in other frameworks. It has no effect here, so the code would reach the browser.
 *
 * @throws CompileError `USE_SERVER`
 */
function refuseUseServer(syntax: Syntax): void {
  // Most modules do not contain the text, and need no walk.
  if (!syntax.code.includes(USE_SERVER)) return
  walk(syntax.program, (node) => {
    if (node.type !== 'Directive' || node.value.value !== USE_SERVER) return
    throw refuse(node, 'USE_SERVER', syntax)
  })
}

/**
 * The second step: find the chains, edit each one for the environment, remove what became unused.
 *
 * @param lookup - says what the foreign bindings are
 * @returns `undefined` for a module with nothing to change, which is left as it is
 * @throws CompileError for a chain that is ours and not understood
 */
export function transformProgram(
  syntax: Syntax,
  { read }: Scan,
  lookup: Lookup,
  options: TransformOptions,
): TransformReport | undefined {
  const evaluate = evaluator(lookup)
  const chains = readChains(syntax, (node) => evaluate(read(node)), options.sources)
  if (chains.length === 0) return undefined
  const edits = new TextEdits(syntax)
  const importRuntime = runtimeImports(syntax)
  const changes = chains.map((chain) => transform(chain, options, importRuntime, edits))
  if (changes.every(isUntouchedRoute)) return undefined
  refuseEqualIds(changes, syntax)
  const isClient = options.environment === 'client'
  const exported = isClient ? [] : exportImplementations(changes, edits)
  for (const { chain, isServersAlone } of changes) {
    if (isServersAlone === true) removeStatementsAround(chain.node, edits)
  }
  let effects: readonly ClientEffect[] = []
  // The server loses what only the browser runs.
  if (isClient || edits.losses > 0) {
    for (const { chain, isShorter } of changes) {
      if (!isShorter) continue
      removeCommentsBehind(chain, edits)
      if (isClient) removeCommentsBetween(chain, edits)
    }
    removeUnusedLocals(
      chains.flatMap((chain) => editedPlaces(chain, syntax)),
      edits,
    )
    if (isClient) removeUnusedArguments(edits)
    const graph = readModuleGraph(syntax)
    if (isClient) removeServerStatements(graph, edits)
    removeUnused(graph, edits, new Set(exported))
    if (isClient) effects = listEffects(graph, chains, edits)
  }
  if (isClient) removeServerImports(edits)
  return {
    edits,
    effects,
    functions: changes.flatMap(({ found }) => found ?? []),
    hasRouteHandlers: changes.some(({ hasHandlers }) => hasHandlers),
  }
}

/** Where a chain loses something: in itself, or in the options that its callback returns. */
function editedPlaces(chain: Chain, syntax: Syntax): readonly t.Node[] {
  return chain.definition.kind === 'start' ? startOptions(chain, syntax) : [chain.whole]
}

interface Change extends ChangeOfKind {
  readonly chain: Chain
  /** Whether a part of the chain is gone. */
  readonly isShorter: boolean
}

/** What became of a chain. */
interface ChangeOfKind {
  readonly found?: FoundFunction | undefined
  readonly isChanged?: boolean
  readonly hasHandlers?: boolean
  readonly isServersAlone?: boolean
}

/** A route without a server block, or on the server, is what it was. */
function isUntouchedRoute({ chain, isChanged }: Change): boolean {
  return chain.definition.kind === 'route' && isChanged === false
}

function transform(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
  edits: TextEdits,
): Change {
  const before = edits.losses
  const change = transformByKind(chain, options, importRuntime, edits)
  return { ...change, chain, isShorter: edits.losses > before }
}

function transformByKind(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
  edits: TextEdits,
): ChangeOfKind {
  switch (chain.definition.kind) {
    case 'serverFn':
      return { found: transformServerFn(chain, options, importRuntime, edits) }
    case 'middleware':
      transformMiddleware(chain, options, importRuntime, edits)
      return {}
    case 'start':
      transformStart(chain, options, edits)
      return {}
    case 'route':
      return transformRoute(chain, options, edits)
    case 'only':
      transformOnly(chain, options, importRuntime, edits)
      return {}
    case 'isomorphic':
      transformIsomorphic(chain, options, edits)
      return {}
  }
}

/** Exports what the manifest imports, and gives the names of the variables that this uses. */
function exportImplementations(changes: readonly Change[], edits: TextEdits): readonly string[] {
  const nameDefault = defaultExportNamer(edits)
  return changes.flatMap(({ chain: { keys }, found }) => {
    if (found === undefined || keys === undefined) return []
    exportImplementation(keys, found.exportName, nameDefault, edits)
    return keys.slice(0, 1)
  })
}

/** Two properties of one name, or two that are written alike. */
function refuseEqualIds(changes: readonly Change[], syntax: Syntax): void {
  const names = new Set<string>()
  for (const { chain, found } of changes) {
    if (found === undefined) continue
    if (names.has(found.name)) {
      throw refuse(chain.node, 'DUPLICATE_ID', syntax, { name: found.name })
    }
    names.add(found.name)
  }
}
