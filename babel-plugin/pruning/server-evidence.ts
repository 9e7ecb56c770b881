import { isBuiltin } from 'node:module'
import type * as t from '@babel/types'
import { DEFAULT_SOURCES } from '../model/definitions.ts'
import { type ModuleGraph, type Part } from './module-graph.ts'
import type { Binding } from '../model/scopes.ts'
import { memoize } from '../model/memoize.ts'
import { firstIndex } from '../edits/source-ranges.ts'
import { staticProperty } from '../model/static-names.ts'
import { isWithin, startOf, type Syntax } from '../model/syntax.ts'
import type { Reads } from '../model/types.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import { walk } from '../model/walk.ts'

/** More declarations than this behind one statement are not looked through. */
const PART_LIMIT = 100

/** Reads the sources of one part, from the code that is still in the text. */
export type ReadsOf = (part: Part) => Reads

/** The reads of a part alone. */
interface OwnReads extends Reads {
  readonly units: readonly Part[]
}

/** Reads what parts of a module read, each once: until something else is removed, it is the same. */
export function readsReader(graph: ModuleGraph, edits: TextEdits): ReadsOf {
  const environment = environmentReads(edits)
  const own = memoize((part: Part): OwnReads => {
    const sources = new Set<string>()
    const units = new Set<Part>()
    for (const { binding, node } of part.mentions) {
      if (edits.isRemoved(node)) continue
      const source = importSource(binding, edits.syntax)
      if (source !== undefined) sources.add(source)
      else graph.unitsOf(binding).forEach((unit) => units.add(unit))
    }
    const next = environment[firstIndex(environment, (each) => startOf(each) >= startOf(part.node))]
    const readsEnvironment = next !== undefined && isWithin(next, part.node)
    return { sources: [...sources], units: [...units], environment: readsEnvironment }
  })
  return memoize((start) => {
    const parts = new Set([start])
    for (const part of parts) {
      for (const unit of own(part).units) {
        if (parts.size >= PART_LIMIT) break
        parts.add(unit)
      }
    }
    const all = Array.from(parts, own)
    return {
      sources: [...new Set(all.flatMap(({ sources }) => sources))],
      environment: all.some((each) => each.environment),
    }
  })
}

/** The module that a name is imported from. */
export function importSource({ declaration }: Binding, { parentOf }: Syntax): string | undefined {
  const statement = parentOf(declaration)
  return statement?.type === 'ImportDeclaration' ? statement.source.value : undefined
}

/** Whether the name of a module ends in `.server`, with or without an extension. */
export function isServerFile(source: string): boolean {
  return /\.server(?:\.[cm]?[jt]sx?)?$/.test(source)
}

/** Whether a module is the server's by its name: a browser could not run it, and the import guard refuses it. */
export function isServerSource(source: string): boolean {
  return (
    isBuiltin(source) ||
    isServerFile(source) ||
    DEFAULT_SOURCES.some((own) => source === `${own}/server`)
  )
}

/** Every read of the environment that is left, in source order. */
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

/** Whether something that is read belongs to the server. */
export function isOfServer({ sources, environment }: Reads): boolean {
  return environment || sources.some(isServerSource)
}
