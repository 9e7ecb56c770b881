import { isAbsolute, relative } from 'node:path'
import { normalizePath, type DevEnvironment, type Rolldown } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { PACKAGE_FILES, SERVER_MODULES } from './package-files.ts'

export type ImportersOf = (id: string) => readonly string[]

export function importersInBuild(context: Rolldown.PluginContext): ImportersOf {
  return (id) => {
    const info = context.getModuleInfo(id)
    return info === null ? [] : [...info.importers, ...info.dynamicImporters]
  }
}

export function importersInDevelopment({ moduleGraph }: DevEnvironment): ImportersOf {
  return (id) =>
    [...(moduleGraph.getModuleById(id)?.importers ?? [])].flatMap((each) => each.id ?? [])
}

/** The nodes reachable from `starts`, those included, in depth-first order. */
export function reachedFrom<TNode extends object | string>(
  starts: Iterable<TNode>,
  next: (node: TNode) => Iterable<TNode>,
): ReadonlySet<TNode> {
  const seen = new Set<TNode>()
  const stack = [...starts].toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    stack.push(...[...next(node)].toReversed())
  }
  return seen
}

/** The shortest chain of imports from a module without importers to `id`, both ends included. */
export function importChain(id: string, importersOf: ImportersOf): readonly string[] {
  const cameFrom = new Map<string, string | undefined>([[id, undefined]])
  const queue = [id]
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    const importers = importersOf(module)
    if (importers.length === 0) return wayBack(module, cameFrom)
    for (const importer of importers) {
      if (cameFrom.has(importer)) continue
      cameFrom.set(importer, module)
      queue.push(importer)
    }
  }
  return [id]
}

function wayBack(
  start: string,
  cameFrom: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  const way: string[] = []
  for (let id: string | undefined = start; id !== undefined; id = cameFrom.get(id)) way.push(id)
  return way
}

/** A module's path for a message: relative to the root, without the bundler's prefix and query. */
export function shownPath(id: string, root: string): string {
  const path = withoutQuery(id.replace(/^\0/, ''))
  const own = PACKAGE_FILES.serverModules.indexOf(path)
  if (own !== -1) return `seamline/${SERVER_MODULES[own]}`
  return isAbsolute(path) ? normalizePath(relative(root, path)) : path
}
