/** Small apps with the packed package in their `node_modules`, as a user would have it. */

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PACKED } from './global/packed-package.ts'
import { ROOT } from './prepare.mjs'

const TEMPORARY = join(ROOT, 'tests/.tmp')

/** The files of an app by their path. */
export type AppFiles = Readonly<Record<string, string>>

/** The `tsconfig.json` of an app whose types are checked. */
export const APP_TSCONFIG: string = JSON.stringify({
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
    jsx: 'preserve',
    jsxImportSource: 'solid-js',
    skipLibCheck: true,
    types: ['vite/client'],
  },
  include: ['src'],
})

/** An app on disk. */
export interface FixtureApp {
  readonly root: string
  /** Writes a file, as an editor would. */
  readonly write: (file: string, text: string) => void
  /** Moves a file or folder. */
  readonly move: (from: string, to: string) => void
  /** Every file below a folder by its path, as text. */
  readonly read: (folder: string) => ReadonlyMap<string, string>
  readonly remove: () => void
}

/**
 * Creates an app with the packed package installed.
 *
 * @param name - the package name in the app, as in `"<name>": "npm:seamline"`
 * @param parent - the parent folder; by default one from which the repository's packages resolve
 */
export function createFixtureApp(
  files: AppFiles,
  name = 'seamline',
  parent = TEMPORARY,
): FixtureApp {
  mkdirSync(parent, { recursive: true })
  const root = mkdtempSync(join(parent, 'app-'))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  write('package.json', JSON.stringify({ name: 'fixture', private: true, type: 'module' }))
  cpSync(PACKED, join(root, 'node_modules', name), { recursive: true })
  for (const [file, text] of Object.entries(files)) write(file, text)
  return {
    root,
    write,
    move: (from, to) => renameSync(join(root, from), join(root, to)),
    read: (folder) => readAll(join(root, folder)),
    remove: () => removeFolder(root),
  }
}

/**
 * Removes a folder that Vite may still be writing into. `rmSync` does not list a folder again on a
 * retry, so a file written meanwhile would defeat all of its retries.
 */
function removeFolder(folder: string, attempts = 20): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    if (attempts === 1) throw error
    removeFolder(folder, attempts - 1)
  }
}

function readAll(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')] as const),
  )
}

/** A copy of a folder of the repository, for a test that writes into it. */
export function copyFolder(folder: string, target: string): void {
  cpSync(join(ROOT, folder), target, {
    recursive: true,
    filter: (path) => !/(?:^|\/)(?:node_modules|dist|data)(?:\/|$)/.test(path.slice(ROOT.length)),
  })
}
