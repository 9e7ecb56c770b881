import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { normalizePath, type ResolvedConfig } from 'vite'
import type { Host } from '../../../babel-plugin/index.ts'
import { CANDIDATE } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { SeamlineOptions } from '../shared/options.ts'

interface SourceTree {
  readonly config: ResolvedConfig
  readonly options: SeamlineOptions
  readonly packages: InstalledPackages
  readonly host: Host
}

/** Records all functions of the app and of its packages, loaded or not, always in the same order. */
export async function scanSources(tree: SourceTree, compiler: Compiler): Promise<void> {
  const sources = join(tree.config.root, tree.options.srcDirectory ?? 'src')
  for (const folder of [sources, ...tree.packages.folders()]) {
    for (const file of await modulesIn(folder)) await scanModule(file, tree, compiler)
  }
}

/** The modules of a folder, without those of packages within it. */
async function modulesIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile() && CANDIDATE.id.include.test(file.name))
    .map((file) => normalizePath(join(file.parentPath, file.name)))
    .filter((file) => !file.slice(folder.length).includes('/node_modules/'))
    .toSorted()
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
    // A broken module must not hide the functions of others.
    const reason = error instanceof Error ? error.message : String(error)
    config.logger.warn(`[seamline] ${id} was skipped: ${reason}`)
  }
}
