import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { UserConfig } from 'vite'
import { crawlFrameworkPkgs, findDepPkgJsonPath, type CrawlFrameworkPkgsResult } from 'vitefu'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'

/** The fields of a `package.json` that show whether a package has server functions. */
export interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The configuration that such packages need. */
type PackageConfig = Pick<CrawlFrameworkPkgsResult, 'optimizeDeps' | 'ssr'>

/** Whether a package may have server functions of its own: its modules are then compiled like an app's. */
function usesSeamline({ dependencies = {}, peerDependencies = {} }: PackageJson): boolean {
  return DEFAULT_SOURCES.some((source) => source in dependencies || source in peerDependencies)
}

export class InstalledPackages {
  readonly #mayHold = new Map<string, boolean>()
  #folders: readonly string[] = []

  /** Whether a module is the app's own, or of a package that uses seamline. */
  mayHoldFunctions(id: string): boolean {
    const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(withoutQuery(id)) ?? []
    if (folder === undefined) return true
    const known = this.#mayHold.get(folder) ?? usesSeamline(readManifest(folder))
    this.#mayHold.set(folder, known)
    return known
  }

  /** Finds the packages that use seamline among the app's dependencies. */
  async find(root: string, isBuild: boolean, user: UserConfig): Promise<PackageConfig> {
    const found = await crawlFrameworkPkgs({
      root,
      isBuild,
      viteUserConfig: user,
      isFrameworkPkgByJson: usesSeamline,
    })
    const manifests = await Promise.all(
      found.ssr.noExternal.map((name) => findDepPkgJsonPath(name, root)),
    )
    this.#folders = manifests.flatMap((file) => (file === undefined ? [] : [dirname(file)]))
    return found
  }

  folders(): readonly string[] {
    return this.#folders
  }
}

/** A folder without a manifest, such as Vite's own of bundled packages, has no functions. */
function readManifest(folder: string): PackageJson {
  const file = `${folder}/package.json`
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
