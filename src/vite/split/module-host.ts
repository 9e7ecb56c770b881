import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { DEFAULT_SOURCES, type Host } from '../../../babel-plugin/index.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** Resolves an import as the bundler does. */
export type ResolveImport = (
  source: string,
  importer: string,
) => Promise<{ readonly id: string; readonly external?: unknown } | null>

/**
 * Looks modules up for the first pass: found as the bundler finds them, read from disk, so that the pass waits
 * for no other module. What disk cannot tell is left to the second: a generated module, one that a query or its
 * ending says is made into another.
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

/** Looks modules up for the second pass: whatever the bundler knows, with the text that it is about to emit. */
export function emittedHost(
  resolve: ResolveImport,
  textOf: (id: string) => Promise<string | null>,
): Host {
  return {
    resolve: (source, importer) => resolvedId(resolve, source, importer),
    load: textOf,
  }
}

/** What stands for this package, whatever an import calls it. */
const OURS = DEFAULT_SOURCES[0] ?? ''

/** What Vite puts behind the path of an installed package's module, in development. */
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

/** The text of a file; `null` where there is none. */
export async function readText(file: string): Promise<string | null> {
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
