/**
 * The cases of tests/transform/cases. Besides its input, a case may have other modules: those in
 * `modules` are in `/project/src`, those in `installed` in `/project/node_modules`, and those in
 * `packages` in `/packages`, outside the project.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SyncHost } from '../../babel-plugin/index.ts'

/** Files by their path. */
export type Files = ReadonlyMap<string, string>

/** One folder. */
export interface Case {
  readonly name: string
  readonly folder: string
  /** The name of the input; its extension determines the language. */
  readonly file: string
  readonly source: string
  /** The other modules, by the path at which the input imports them. */
  readonly modules: Files
}

const CASES = fileURLToPath(new URL('../transform/cases/', import.meta.url))
const PLACES = {
  modules: '/project/src',
  installed: '/project/node_modules',
  packages: '/packages',
} as const
const ENDINGS = ['', '.ts', '.tsx', '.js', '/index.ts', '/index.js']

/** Every case, by name. */
export function readCases(): readonly Case[] {
  return readdirSync(CASES)
    .toSorted()
    .map((name) => {
      const folder = join(CASES, name)
      const file = readdirSync(folder).find((each) => each.startsWith('input.')) ?? 'input.ts'
      const source = readFileSync(join(folder, file), 'utf8')
      return { name, folder, file, source, modules: readModules(folder) }
    })
}

/** The path of a case's input and the files around it. */
export function placeOf({ file, modules }: Case): SyncHost & { filename: string; root: string } {
  return { filename: `/project/src/${file}`, root: '/project', ...hostOf(modules) }
}

/** Resolves imports among some files, as bundlers do: `~` is the project's `src`. */
export function hostOf(files: Files): SyncHost {
  return {
    load: (file) => files.get(file) ?? null,
    resolve(source, importer) {
      if (source.startsWith('.')) return find(posix.join(posix.dirname(importer), source), files)
      if (source.startsWith('~/')) return find(`${PLACES.modules}/${source.slice(2)}`, files)
      return findInPackage(source, files)
    },
  }
}

function readModules(folder: string): Files {
  const files = new Map<string, string>()
  for (const [name, place] of Object.entries(PLACES)) {
    const path = join(folder, name)
    if (!existsSync(path)) continue
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      files.set(place + file.slice(path.length).replaceAll('\\', '/'), readFileSync(file, 'utf8'))
    }
  }
  return files
}

function find(path: string, files: Files): string | null {
  const source = path.replace(/\.js$/, '.ts')
  return [...ENDINGS.map((ending) => path + ending), source].find((each) => files.has(each)) ?? null
}

/** `notes/server` is the entry `./server` of the package `notes`. */
function findInPackage(source: string, files: Files): string | null {
  for (const [path, text] of files) {
    if (posix.basename(path) !== 'package.json') continue
    const manifest: Manifest = JSON.parse(text)
    const isWithin = source === manifest.name || source.startsWith(`${manifest.name}/`)
    if (!isWithin) continue
    const entry = entryOf(manifest, `.${source.slice(manifest.name.length)}`)
    return entry === undefined ? null : find(posix.join(posix.dirname(path), entry), files)
  }
  return null
}

interface Manifest {
  readonly name: string
  readonly main?: string
  readonly exports?: string | Readonly<Record<string, string | { readonly import: string }>>
}

function entryOf({ main, exports }: Manifest, entry: string): string | undefined {
  const target = typeof exports === 'object' ? exports[entry] : entry === '.' ? exports : undefined
  return (typeof target === 'object' ? target.import : target) ?? (entry === '.' ? main : undefined)
}
