import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import type { Host } from '../../babel-plugin/index.ts'

/** Resolves an import as the bundler does. */
export type ResolveImport = (
  source: string,
  importer: string,
) => Promise<{ readonly id: string; readonly external?: unknown } | null>

/** Looks modules up for the transform: found as the bundler finds them, read from disk. */
export function moduleHost(resolve: ResolveImport): Host {
  return {
    async resolve(source, importer) {
      const found = await resolve(source, importer)
      if (found === null || found.external) return null
      const [file = found.id] = found.id.split('?')
      // What a plugin makes up has no text to look into.
      return isAbsolute(file) ? file : null
    },
    load: readText,
  }
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))
  )
}
