/**
 * Statements that a module runs when it is loaded, and that only the server could run: they call nothing but
 * the server's own, as in `db.exec(schema)` beside `import { db } from './db.server'`.
 */

import type * as t from '@babel/types'
import { actedOn, rootOf, type CallTrust } from './acted-on.ts'
import { reach, type ModuleGraph, type Part } from './module-graph.ts'
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

/** Removes them, for the client. */
export function removeServerStatements(graph: ModuleGraph, edits: TextEdits): void {
  const readsOf = readsReader(graph, edits)
  const candidates = graph.roots.filter(
    (part) =>
      RUNNING.has(part.node.type) && !edits.isRemoved(part.node) && isOfServer(readsOf(part)),
  )
  // A statement that turns out to stay may be the reason for which another one has to.
  let left = candidates
  for (let before = -1; before !== left.length;) {
    before = left.length
    const leaving = new Set(left)
    const others = graph.roots.filter((part) => !leaving.has(part))
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
 * Gives whether a statement reads something that only the server's code uses, and calls and assigns nothing else.
 *
 * @param used - what other code of the browser uses
 */
function serverStatements(
  used: ReadonlySet<Binding>,
  { graph, edits, readsOf }: Module,
): (statement: Part) => boolean {
  const isEvident = (binding: Binding): boolean =>
    graph.unitsOf(binding).some((unit) => isOfServer(readsOf(unit)))
  const comesFromServer = (binding: Binding): boolean =>
    graph.unitsOf(binding).some((unit) => readsOf(unit).sources.some(isServerSource))
  const isOwn = (binding: Binding): boolean => {
    const source = importSource(binding, edits.syntax)
    if (source !== undefined) return isServerSource(source)
    return !used.has(binding) && isEvident(binding)
  }
  const actsOnOwn = memoize(({ node }: Part) =>
    actedOn(node, trustIn).every((target) => isOfOwn(rootOf(target))),
  )
  return (statement) => {
    const evident = statement.mentions
      .map(({ binding }) => binding)
      .filter((binding) => isOwn(binding) || isEvident(binding))
    if (evident.length === 0 || !evident.every(isOwn)) return false
    const calls = reach([statement], { unitsOf: writtenUnits }, ({ binding }) => isOwn(binding))
    return [...calls.parts].every(actsOnOwn)
  }

  /** A function or an object that is written here: calling it runs code of this module. */
  function writtenUnits(binding: Binding): readonly Part[] {
    return graph.unitsOf(binding).filter(isWritten)
  }

  function trustIn(callee: t.Node): CallTrust {
    const root = rootOf(callee)
    if (root?.type !== 'Identifier') return 'none'
    const binding = edits.syntax.bindingOf(root)
    if (binding === undefined) return ACTING.has(root.name) ? 'none' : 'values'
    // A list that is made of the environment calls what it is given here.
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

function isWritten({ node }: Part): boolean {
  return WRITTEN.has(declaredValue(node)?.type ?? '')
}

/** Globals that a statement may call and still be the server's alone. */
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

/** Those of which a call may change what it is given, or call it. */
const ACTING: ReadonlySet<string> = new Set(['Object', 'Array', 'Map', 'Set', 'Promise'])
