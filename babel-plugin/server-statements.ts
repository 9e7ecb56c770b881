/**
 * Statements that a module runs when it is loaded, and that only the server could run: they call nothing but
 * the server's own, as in `db.exec(schema)` beside `import { db } from './db.server'`.
 */

import type * as t from '@babel/types'
import { reach, type ModuleGraph, type Part } from './module-graph.ts'
import type { Binding } from './scopes.ts'
import { importSource, isOfServer, isServerSource, readsOf } from './server-evidence.ts'
import type { TextEdits } from './text-edits.ts'
import { childrenOf } from './walk.ts'
import { isFunction } from './node-kinds.ts'
import { unwrapped } from './wrappers.ts'

/** Removes them, for the client. */
export function removeServerStatements(graph: ModuleGraph, edits: TextEdits): void {
  const candidates = graph.roots.filter(
    (part) =>
      RUNNING.has(part.node.type) &&
      !edits.isRemoved(part.node) &&
      isOfServer(readsOf(part, graph, edits)),
  )
  // A statement that turns out to stay may be the reason for which another one has to.
  let left = candidates
  for (let before = -1; before !== left.length;) {
    before = left.length
    const others = graph.roots.filter((part) => !left.includes(part))
    const { bindings } = reach(others, graph, ({ node }) => !edits.isRemoved(node))
    left = left.filter((part) => isServers(part, bindings, graph, edits))
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

/**
 * Whether a statement reads something that only the server's code uses, and calls and assigns nothing else.
 *
 * @param used - what other code of the browser uses
 */
function isServers(
  { node, mentions }: Part,
  used: ReadonlySet<Binding>,
  graph: ModuleGraph,
  edits: TextEdits,
): boolean {
  const isEvident = (binding: Binding): boolean =>
    graph.unitsOf(binding).some((unit) => isOfServer(readsOf(unit, graph, edits)))
  const isOwn = (binding: Binding): boolean => {
    const source = importSource(binding, edits.syntax)
    if (source !== undefined) return isServerSource(source)
    return !used.has(binding) && isEvident(binding)
  }
  const evident = mentions
    .map(({ binding }) => binding)
    .filter((binding) => isOwn(binding) || isEvident(binding))
  return evident.length > 0 && evident.every(isOwn) && actedOn(node).every(isOfOwn)

  function isOfOwn(target: t.Node): boolean {
    const root = rootOf(target)
    if (root?.type !== 'Identifier') return root !== undefined
    const binding = edits.syntax.bindingOf(root)
    return binding === undefined ? HARMLESS.has(root.name) : isOwn(binding)
  }
}

/** What a statement calls, makes and assigns by itself: functions in it run when they are called. */
function actedOn(node: t.Node): readonly t.Node[] {
  if (isFunction(node)) return []
  const inner = childrenOf(node).flatMap(actedOn)
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'OptionalCallExpression':
      return [node.callee, ...inner]
    case 'TaggedTemplateExpression':
      return [node.tag, ...inner]
    case 'AssignmentExpression':
      return [node.left, ...inner]
    case 'UpdateExpression':
    case 'UnaryExpression':
      return node.type === 'UnaryExpression' && node.operator !== 'delete'
        ? inner
        : [node.argument, ...inner]
    case 'JSXElement':
    case 'JSXFragment':
    case 'ImportExpression':
      return [node, ...inner]
    default:
      return inner
  }
}

/** The name, or the literal, that a chain of properties and calls starts from; nothing for what is neither. */
function rootOf(node: t.Node): t.Node | undefined {
  const expression = unwrapped(node)
  switch (expression.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return rootOf(expression.object)
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return rootOf(expression.callee)
    case 'AwaitExpression':
      return rootOf(expression.argument)
    case 'Identifier':
    case 'StringLiteral':
    case 'TemplateLiteral':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return expression
    default:
      return undefined
  }
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
