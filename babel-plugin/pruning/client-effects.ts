import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import type { ModuleGraph, ModuleItem } from './module-graph.ts'
import { isTypeSyntax, walk, endOf, startOf } from '../model/nodes.ts'
import type { Chain } from '../analysis/read-chain.ts'
import { readsReader, type ReadsOf } from './server-evidence.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import type { ClientEffect } from '../model/types.ts'

const CODE_LENGTH = 80

/** Statements that the browser runs when it loads a module with server functions. Builder chains have no effect. */
export function listEffects(
  graph: ModuleGraph,
  chains: readonly Chain[],
  edits: TextEdits,
): readonly ClientEffect[] {
  const readsOf = readsReader(graph, edits)
  const own = new Set<t.Node>(
    chains.flatMap(({ node, isOptionsCall, methods }) => [
      // A function of the app that returns a builder may do anything else, too.
      ...(isOptionsCall ? [node] : []),
      ...methods.map(({ call }) => call),
    ]),
  )
  return [...graph.declarations, ...graph.roots]
    .filter(({ node }) => isKept(node, edits) && hasEffect(node, own, edits))
    .toSorted((a, b) => startOf(a.node) - startOf(b.node))
    .map((item) => describe(item, readsOf, edits))
}

function isKept(node: t.Node, edits: TextEdits): boolean {
  return node.type !== 'ImportDeclaration' && !edits.isRemoved(node)
}

function hasEffect(node: t.Node, own: ReadonlySet<t.Node>, edits: TextEdits): boolean {
  let found = false
  walk(node, (each) => {
    if (found || isFunction(each) || isTypeSyntax(each)) return false
    found = EFFECTS.has(each.type) && !own.has(each) && !edits.isRemoved(each)
    return !found
  })
  return found
}

const EFFECTS: ReadonlySet<string> = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'ThrowStatement',
  'AwaitExpression',
])

function describe(item: ModuleItem, readsOf: ReadsOf, edits: TextEdits): ClientEffect {
  const { node } = item
  const { code } = edits.syntax
  const start = code.lastIndexOf('\n', startOf(node)) + 1
  const [line = ''] = code.slice(start, endOf(node)).split('\n')
  const text = line.trim()
  return {
    line: node.loc?.start.line ?? 0,
    code: text.length > CODE_LENGTH ? `${text.slice(0, CODE_LENGTH)}…` : text,
    reads: readsOf(item),
  }
}
