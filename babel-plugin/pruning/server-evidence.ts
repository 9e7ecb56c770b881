import type * as t from '@babel/types'
import { isBuiltin } from 'node:module'
import { DEFAULT_SOURCES } from '../model/definitions.ts'
import type { ModuleGraph, ModuleItem } from './module-graph.ts'
import type { Binding } from '../model/scopes.ts'
import { memoize } from '../model/memoize.ts'
import { firstIndex } from '../edits/source-ranges.ts'
import { staticProperty, walk, isWithin, startOf } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { Reads } from '../model/types.ts'
import type { TextEdits } from '../edits/text-edits.ts'

/** The number of items that are searched behind one statement. */
const ITEM_LIMIT = 100

/** Reads of an item's remaining code, directly and through its variables. */
export type ReadsOf = (item: ModuleItem) => Reads

interface OwnReads extends Reads {
  readonly declarations: readonly ModuleItem[]
}

/** Reads each item once: the results hold until something else is removed. */
export function readsReader(graph: ModuleGraph, edits: TextEdits): ReadsOf {
  const environment = environmentReads(edits)
  const own = memoize((item: ModuleItem): OwnReads => {
    const sources = new Set<string>()
    const declarations = new Set<ModuleItem>()
    for (const { binding, node } of item.references) {
      if (edits.isRemoved(node)) continue
      const source = importSource(binding, edits.syntax)
      if (source !== undefined) sources.add(source)
      else graph.declarationsOf(binding).forEach((declaration) => declarations.add(declaration))
    }
    const next = environment[firstIndex(environment, (each) => startOf(each) >= startOf(item.node))]
    const readsEnvironment = next !== undefined && isWithin(next, item.node)
    return { sources: [...sources], declarations: [...declarations], environment: readsEnvironment }
  })
  return memoize((start) => {
    const items = new Set([start])
    for (const item of items) {
      for (const declaration of own(item).declarations) {
        if (items.size >= ITEM_LIMIT) break
        items.add(declaration)
      }
    }
    const all = Array.from(items, own)
    return {
      sources: [...new Set(all.flatMap(({ sources }) => sources))],
      environment: all.some((each) => each.environment),
    }
  })
}

export function importSource({ declaration }: Binding, { parentOf }: Syntax): string | undefined {
  const statement = parentOf(declaration)
  return statement?.type === 'ImportDeclaration' ? statement.source.value : undefined
}

/** Whether the name of a module ends in `.server`, with or without an extension. */
export function isServerFile(source: string): boolean {
  return /\.server(?:\.[cm]?[jt]sx?)?$/.test(source)
}

/** Whether a module is server-only by its name: the import guard refuses it in the browser. */
export function isServerSource(source: string): boolean {
  return (
    isBuiltin(source) ||
    isServerFile(source) ||
    DEFAULT_SOURCES.some((own) => source === `${own}/server`)
  )
}

function environmentReads(edits: TextEdits): readonly t.Node[] {
  const found: t.Node[] = []
  if (!edits.syntax.code.includes('process')) return []
  walk(edits.syntax.program, (each) => {
    if (each.type !== 'MemberExpression' || !isEnvironment(each.object, edits.syntax)) return
    if (staticProperty(each) !== 'NODE_ENV' && !edits.isRemoved(each)) found.push(each)
  })
  return found
}

function isEnvironment(node: t.Node, { bindingOf }: Syntax): boolean {
  return (
    node.type === 'MemberExpression' &&
    staticProperty(node) === 'env' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'process' &&
    bindingOf(node.object) === undefined
  )
}

/** Whether anything that is read is only on the server. */
export function isOfServer({ sources, environment }: Reads): boolean {
  return environment || sources.some(isServerSource)
}
