import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { normalizePath, type ResolvedConfig } from 'vite'
import type { Host } from '../../babel-plugin/index.ts'
import { CANDIDATE } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import type { SeamlineOptions } from './options.ts'

/** Where to look for functions. */
export interface SourceTree {
  readonly config: ResolvedConfig
  readonly options: SeamlineOptions
  readonly host: Host
}

/**
 * Takes note of every function in the sources, also of those that no page has loaded yet; always in the
 * same order.
 */
export async function scanSources(tree: SourceTree, compiler: Compiler): Promise<void> {
  const { root } = tree.config
  const folder = join(root, tree.options.srcDirectory ?? 'src')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const modules = files
    .filter((file) => file.isFile() && CANDIDATE.id.include.test(file.name))
    .map((file) => normalizePath(join(file.parentPath, file.name)))
  for (const file of modules.toSorted()) await scanModule(file, tree, compiler)
}

async function scanModule(
  id: string,
  { config, host }: SourceTree,
  compiler: Compiler,
): Promise<void> {
  const code = await readFile(id, 'utf8')
  if (!CANDIDATE.code.test(code)) return
  try {
    await compiler.list(code, { id, host })
  } catch (error) {
    // One broken module must not hide the functions of the others.
    const reason = error instanceof Error ? error.message : String(error)
    config.logger.warn(`[seamline] ${id} was left out: ${reason}`)
  }
}
