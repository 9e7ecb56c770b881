/** Module-level statements that call only server code: `db.exec(schema)` beside `import { db } from './db.server'`. */

import type * as t from '@babel/types'
import { effectTargets, rootOf, type CallTrust } from './effect-targets.ts'
import { reach, type ModuleGraph, type ModuleItem } from './module-graph.ts'
import type { Binding } from '../model/scopes.ts'
import {
  importSource,
  isOfServer,
  isServerSource,
  readsReader,
  type ReadsOf,
} from './server-evidence.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { memoize } from '../model/memoize.ts'
import { declaredValue } from '../model/bindings.ts'

/** Removes these statements, for the client. */
export function removeServerStatements(graph: ModuleGraph, edits: TextEdits): void {
  const readsOf = readsReader(graph, edits)
  const candidates = graph.roots.filter(
    (item) =>
      RUNNING.has(item.node.type) && !edits.isRemoved(item.node) && isOfServer(readsOf(item)),
  )
  // A statement that stays may use a binding, so that another one has to stay.
  let left = candidates
  for (let before = -1; before !== left.length;) {
    before = left.length
    const leaving = new Set(left)
    const others = graph.roots.filter((item) => !leaving.has(item))
    const { bindings } = reach(others, graph, ({ node }) => !edits.isRemoved(node))
    left = left.filter(serverStatements(bindings, { graph, edits, readsOf }))
  }
  for (const { node } of left) edits.removeNode(node)
}

const RUNNING: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'TryStatement',
  'ThrowStatement',
  'BlockStatement',
])

interface Module {
  readonly graph: ModuleGraph
  readonly edits: TextEdits
  readonly readsOf: ReadsOf
}

/**
 * Tests whether a statement reads a binding that only server code uses, and calls and assigns no others. `used` are the
 * bindings that other code of the browser uses.
 */
function serverStatements(
  used: ReadonlySet<Binding>,
  { graph, edits, readsOf }: Module,
): (statement: ModuleItem) => boolean {
  const isEvident = (binding: Binding): boolean =>
    graph.declarationsOf(binding).some((each) => isOfServer(readsOf(each)))
  const comesFromServer = (binding: Binding): boolean =>
    graph.declarationsOf(binding).some((each) => readsOf(each).sources.some(isServerSource))
  const isOwn = (binding: Binding): boolean => {
    const source = importSource(binding, edits.syntax)
    if (source !== undefined) return isServerSource(source)
    return !used.has(binding) && isEvident(binding)
  }
  const actsOnOwn = memoize(({ node }: ModuleItem) =>
    effectTargets(node, trustIn).every((target) => isOfOwn(rootOf(target))),
  )
  return (statement) => {
    const evident = statement.references
      .map(({ binding }) => binding)
      .filter((binding) => isOwn(binding) || isEvident(binding))
    if (evident.length === 0 || !evident.every(isOwn)) return false
    const calls = reach([statement], { declarationsOf: writtenDeclarations }, ({ binding }) =>
      isOwn(binding),
    )
    return [...calls.items].every(actsOnOwn)
  }

  /** Functions and objects that are written here: calling one runs code of this module. */
  function writtenDeclarations(binding: Binding): readonly ModuleItem[] {
    return graph.declarationsOf(binding).filter(isWritten)
  }

  function trustIn(callee: t.Node): CallTrust {
    const root = rootOf(callee)
    if (root?.type !== 'Identifier') return 'none'
    const binding = edits.syntax.bindingOf(root)
    if (binding === undefined) return ACTING.has(root.name) ? 'none' : 'values'
    // A list that is read from the environment calls a callback here.
    const isModules = importSource(binding, edits.syntax) !== undefined || comesFromServer(binding)
    return isOwn(binding) && isModules ? 'all' : 'values'
  }

  function isOfOwn(root: t.Node | undefined): boolean {
    if (root?.type !== 'Identifier') return root !== undefined
    const binding = edits.syntax.bindingOf(root)
    if (binding === undefined) return HARMLESS.has(root.name)
    return binding.scope !== edits.syntax.moduleScope || isOwn(binding)
  }
}

const WRITTEN: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'ClassDeclaration',
  'ArrowFunctionExpression',
  'FunctionExpression',
  'ObjectExpression',
  'ClassExpression',
])

function isWritten({ node }: ModuleItem): boolean {
  return WRITTEN.has(declaredValue(node)?.type ?? '')
}

/** Globals that a statement of the server may call. */
const HARMLESS: ReadonlySet<string> = new Set([
  'process',
  'console',
  'Buffer',
  'Object',
  'Array',
  'String',
  'Number',
  'Boolean',
  'BigInt',
  'Symbol',
  'Math',
  'JSON',
  'Date',
  'RegExp',
  'Map',
  'Set',
  'Promise',
  'URL',
  'Error',
  'TypeError',
  'RangeError',
])

/** Globals whose functions may change or call their arguments. */
const ACTING: ReadonlySet<string> = new Set(['Object', 'Array', 'Map', 'Set', 'Promise'])
