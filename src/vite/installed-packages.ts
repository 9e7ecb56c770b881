import { readFileSync } from 'node:fs'
import { DEFAULT_SOURCES } from '../../babel-plugin/index.ts'
import { withoutQuery } from './module-id.ts'

/** What of a package's `package.json` tells whether it has server functions of its own. */
export interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Whether a package may have server functions of its own: its modules are then compiled like an app's. */
export function usesSeamline({ dependencies = {}, peerDependencies = {} }: PackageJson): boolean {
  return DEFAULT_SOURCES.some((source) => source in dependencies || source in peerDependencies)
}

/** Tells the modules of installed packages that may hold something of ours from all others. */
export class InstalledPackages {
  readonly #mayHold = new Map<string, boolean>()

  /** Whether a module is the app's own, or of a package that uses seamline. */
  mayHoldFunctions(id: string): boolean {
    const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(withoutQuery(id)) ?? []
    if (folder === undefined) return true
    const known = this.#mayHold.get(folder) ?? usesSeamline(readManifest(folder))
    this.#mayHold.set(folder, known)
    return known
  }
}

function readManifest(folder: string): PackageJson {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
}
