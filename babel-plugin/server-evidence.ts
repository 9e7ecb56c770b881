import { isBuiltin } from 'node:module'
import type * as t from '@babel/types'
import { DEFAULT_SOURCES } from './definitions.ts'
import type { ModuleGraph, Part } from './module-graph.ts'
import type { Binding } from './scopes.ts'
import { staticProperty } from './static-names.ts'
import type { Syntax } from './syntax.ts'
import type { TextEdits } from './text-edits.ts'
import { walk } from './walk.ts'

/** What a part of a module reads, with the variables that it uses: modules by their source, and the environment. */
export interface Reads {
  /** The sources of the imports. */
  readonly sources: readonly string[]
  /** Whether `process.env` is read, `NODE_ENV` aside. */
  readonly environment: boolean
}

/** More declarations than this behind one statement are not looked through. */
const PART_LIMIT = 100

/** Gives what a part of a module reads, as far as it is left in the text. */
export function readsOf(start: Part, graph: ModuleGraph, edits: TextEdits): Reads {
  const parts = new Set([start])
  const sources = new Set<string>()
  let environment = false
  for (const part of parts) {
    environment ||= readsEnvironment(part.node, edits)
    for (const { binding, node } of part.mentions) {
      if (edits.isRemoved(node)) continue
      const source = importSource(binding, edits.syntax)
      if (source !== undefined) sources.add(source)
      else if (parts.size < PART_LIMIT) graph.unitsOf(binding).forEach((unit) => parts.add(unit))
    }
  }
  return { sources: [...sources], environment }
}

/** The module that a name is imported from. */
export function importSource({ declaration }: Binding, { parentOf }: Syntax): string | undefined {
  const statement = parentOf(declaration)
  return statement?.type === 'ImportDeclaration' ? statement.source.value : undefined
}

/** Whether a module is the server's by its name: a browser could not run it, and the import guard refuses it. */
export function isServerSource(source: string): boolean {
  return (
    isBuiltin(source) ||
    /\.server(?:\.[cm]?[jt]sx?)?$/.test(source) ||
    DEFAULT_SOURCES.some((own) => source === `${own}/server`)
  )
}

function readsEnvironment(node: t.Node, edits: TextEdits): boolean {
  let isRead = false
  walk(node, (each) => {
    if (each.type !== 'MemberExpression' || !isEnvironment(each.object, edits.syntax)) return
    isRead ||= staticProperty(each) !== 'NODE_ENV' && !edits.isRemoved(each)
  })
  return isRead
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

/** Whether something that is read belongs to the server. */
export function isOfServer({ sources, environment }: Reads): boolean {
  return environment || sources.some(isServerSource)
}
