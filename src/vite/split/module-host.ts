import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { DEFAULT_SOURCES, type Host } from '../../../babel-plugin/index.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** Resolves an import as the bundler does. */
type ResolveImport = (
  source: string,
  importer: string,
) => Promise<{ readonly id: string; readonly external?: unknown } | null>

/**
 * Resolves as the bundler does, but reads from disk, so that the first pass waits for no other module. Generated and
 * transformed modules are left to the second pass.
 */
export function sourceHost(resolve: ResolveImport): Host {
  return {
    async resolve(source, importer) {
      const id = await resolvedId(resolve, source, importer)
      if (id === null || id === OURS) return id
      const file = id.replace(VERSION, '')
      return isAbsolute(file) && SCRIPT.test(file) ? file : null
    },
    load: readText,
  }
}

/** Finds all modules of the bundler for the second pass, with the text that it is about to emit. */
export function emittedHost(
  resolve: ResolveImport,
  textOf: (id: string) => Promise<string | null>,
): Host {
  return {
    resolve: (source, importer) => resolvedId(resolve, source, importer),
    load: textOf,
  }
}

/** Stands for this package, under any of its names. */
const OURS = DEFAULT_SOURCES[0] ?? ''

/** The query that Vite adds to the path of an installed package's module, in development. */
const VERSION = /\?v=[\w-]+$/

const SCRIPT = /\.[cm]?[jt]sx?$/

async function resolvedId(
  resolve: ResolveImport,
  source: string,
  importer: string,
): Promise<string | null> {
  const found = await resolve(source, importer)
  if (found === null || found.external) return null
  return PACKAGE_FILES.entries.includes(withoutQuery(found.id)) ? OURS : found.id
}

export async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(code)) return null
    throw error
  }
}
