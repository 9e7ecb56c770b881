import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { normalizePath, type Logger } from 'vite'
import { compile } from '../../babel-plugin/index.ts'
import type { FunctionTable } from './function-table.ts'
import { CANDIDATE } from './plugin-transform.ts'

/** Where to look for functions. */
export interface SourceTree {
  readonly root: string
  /** Relative to the root. */
  readonly srcDirectory: string
  readonly logger: Logger
}

/** Takes note of every function in the sources, also of those that no page has loaded yet. */
export async function scanSources(tree: SourceTree, table: FunctionTable): Promise<void> {
  const folder = join(tree.root, tree.srcDirectory)
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const modules = files
    .filter((file) => file.isFile() && CANDIDATE.id.include.test(file.name))
    .map((file) => normalizePath(join(file.parentPath, file.name)))
  await Promise.all(modules.map((file) => scanModule(file, tree, table)))
}

async function scanModule(
  file: string,
  { root, logger }: SourceTree,
  table: FunctionTable,
): Promise<void> {
  const code = await readFile(file, 'utf8')
  if (!CANDIDATE.code.test(code)) return
  try {
    const result = await compile(code, { filename: file, root, environment: 'client' })
    if (result !== null) table.set(file, result.functions)
  } catch (error) {
    // One broken module must not hide the functions of the others.
    logger.warn(
      `[seamline] ${file} was left out: ${error instanceof Error ? error.message : error}`,
    )
  }
}
