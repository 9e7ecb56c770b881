import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SyncHost } from './model/host.ts'

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs']
const CONDITIONS: ReadonlySet<string> = new Set(['import', 'module', 'node', 'default'])

/** Resolves relative paths as TypeScript and bundlers do, and packages as Node does. */
export const fileHost: SyncHost = {
  resolve(source, importer) {
    if (source.startsWith('.')) return existing(resolve(dirname(importer), source))
    const found = forRequire(source, importer) ?? forImport(source, importer)
    return found === null ? null : realpathSync(found)
  },
  load: (file) => (isFile(file) ? readFileSync(file, 'utf8') : null),
}

function forRequire(source: string, importer: string): string | null {
  try {
    const file = createRequire(pathToFileURL(importer)).resolve(source)
    return isFile(file) ? file : null
  } catch {
    return null
  }
}

/** The entry of a package that exports for `import` only, which `require` does not find. */
function forImport(source: string, importer: string): string | null {
  const [, name = '', entry = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(source) ?? []
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    const manifest = resolve(folder, 'node_modules', name, 'package.json')
    if (isFile(manifest)) {
      const { exports }: { exports?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'))
      const target = targetOf(
        entry === '' ? (at(exports, '.') ?? exports) : at(exports, `.${entry}`),
      )
      return target === undefined ? null : existing(resolve(dirname(manifest), target))
    }
    if (folder === dirname(folder)) return null
  }
}

function targetOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  const condition = Object.keys(entry ?? {}).find((each) => CONDITIONS.has(each))
  return condition === undefined ? undefined : targetOf(at(entry, condition))
}

function at(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined
}

/** A module's file: the path itself, with an extension, a source for its `.js`, or an index file. */
function existing(path: string): string | null {
  const stem = path.replace(/\.([cm]?)jsx?$/, '')
  const candidates = [
    ...ENDINGS.map((ending) => path + ending),
    ...(stem === path ? [] : ENDINGS.slice(1).map((ending) => stem + ending)),
    ...ENDINGS.slice(1).map((ending) => `${path}/index${ending}`),
  ]
  return candidates.find(isFile) ?? null
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
