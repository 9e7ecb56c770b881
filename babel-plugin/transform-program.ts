import type * as t from '@babel/types'
import type { ImportedBinding } from './model/bindings.ts'
import { refuse } from './model/code-errors.ts'
import { listEffects } from './pruning/client-effects.ts'
import { removeCommentsBehind, type TransformContext } from './transforms/edit-chain.ts'
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
import { TextEdits } from './edits/text-edits.ts'
import type { Syntax } from './model/syntax.ts'
import { expressionReader, type ReadExpression } from './analysis/expressions.ts'
import { transformIsomorphic, transformOnly } from './transforms/transform-environment-fns.ts'
import { transformMiddleware, transformServerFn } from './transforms/transform-server-fn.ts'
import {
  startOptions,
  transformRoute,
  transformStart,
  type RouteEdit,
} from './transforms/server-options.ts'
import type { ClientEffect, FoundFunction, TransformOptions } from './model/types.ts'
import { USE_SERVER } from './model/definitions.ts'
import { walk } from './model/nodes.ts'
import { evaluator, type Lookup } from './analysis/resolved-values.ts'

interface Scan {
  readonly read: ReadExpression
  readonly imported: readonly ImportedBinding[]
}

interface TransformReport {
  readonly edits: TextEdits
  readonly functions: readonly FoundFunction[]
  /** The statements that the browser runs when it loads the module; none on the server. */
  readonly effects: readonly ClientEffect[]
  /** Whether a route with removed options has `server.handlers`. */
  readonly hasRouteHandlers: boolean
}

/** The first step: lists the imported bindings to resolve. */
export function scanProgram(syntax: Syntax): Scan {
  refuseUseServer(syntax)
  const read = expressionReader(syntax)
  return { read, imported: importedBindings(syntax, read) }
}

/** `'use server'` has no effect here, so the code that it marks would reach the browser. */
function refuseUseServer(syntax: Syntax): void {
  // Most modules do not contain the text, and need no walk.
  if (!syntax.code.includes(USE_SERVER)) return
  walk(syntax.program, (node) => {
    if (node.type !== 'Directive' || node.value.value !== USE_SERVER) return
    throw refuse(node, 'USE_SERVER', syntax)
  })
}

/** The second step: edits each chain for the environment and removes unused code; `undefined` if nothing changes. */
export function transformProgram(
  syntax: Syntax,
  { read }: Scan,
  lookup: Lookup,
  options: TransformOptions,
): TransformReport | undefined {
  const evaluate = evaluator(lookup)
  const chains = readChains({
    syntax,
    valueOf: (node) => evaluate(read(node)),
    sources: options.sources,
  })
  if (chains.length === 0) return undefined
  const edits = new TextEdits(syntax)
  const context = { ...options, edits }
  const changes = chains.map((chain) => transform(chain, context))
  if (changes.every(isUntouchedRoute)) return undefined
  refuseEqualIds(changes, syntax)
  const isClient = options.environment === 'client'
  const exported = isClient ? [] : exportImplementations(changes, edits)
  for (const { chain, isServerOnly } of changes) {
    if (isServerOnly === true) removeStatementsAround(chain.node, edits)
  }
  let effects: readonly ClientEffect[] = []
  // The server loses browser code.
  if (isClient || edits.losses > 0) {
    for (const { chain, isShorter } of changes) {
      if (isShorter) removeCommentsBehind(chain, context)
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

/** The expressions that a chain loses parts of: itself, or the options that its callback returns. */
function editedPlaces(chain: Chain, syntax: Syntax): readonly t.Node[] {
  return chain.definition.kind === 'start' ? startOptions(chain, syntax) : [chain.whole]
}

interface Change extends ChangeOfKind {
  readonly chain: Chain
  /** Whether parts of the chain were removed. */
  readonly isShorter: boolean
}

interface ChangeOfKind extends Partial<RouteEdit> {
  readonly found?: FoundFunction | undefined
}

/** A route without a `server` option, or on the server, does not change. */
function isUntouchedRoute({ chain, isChanged }: Change): boolean {
  return chain.definition.kind === 'route' && isChanged === false
}

function transform(chain: Chain, context: TransformContext): Change {
  const before = context.edits.losses
  const change = transformByKind(chain, context) ?? {}
  return { ...change, chain, isShorter: context.edits.losses > before }
}

function transformByKind(chain: Chain, context: TransformContext): ChangeOfKind | undefined {
  switch (chain.definition.kind) {
    case 'serverFn':
      return { found: transformServerFn(chain, context) }
    case 'route':
      return transformRoute(chain, context)
    default:
      EDITS[chain.definition.kind](chain, context)
      return undefined
  }
}

const EDITS = {
  middleware: transformMiddleware,
  start: transformStart,
  only: transformOnly,
  isomorphic: transformIsomorphic,
} as const

/** Exports the functions that the manifest imports, and returns the names of the variables in these exports. */
function exportImplementations(changes: readonly Change[], edits: TextEdits): readonly string[] {
  const nameDefault = defaultExportNamer(edits)
  return changes.flatMap(({ chain: { keys }, found }) => {
    if (found === undefined || keys === undefined) return []
    exportImplementation(keys, found.exportName, nameDefault, edits)
    return keys.slice(0, 1)
  })
}

/** Refuses two properties of one name, or two whose names become the same. */
function refuseEqualIds(changes: readonly Change[], syntax: Syntax): void {
  const names = new Set<string>()
  for (const { chain, found } of changes) {
    if (found === undefined) continue
    if (names.has(found.name)) {
      throw refuse(chain.node, 'DUPLICATE_ID', syntax, found.name)
    }
    names.add(found.name)
  }
}
