import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The `package.json` of a package, as a file finds it; `undefined` for a package that is not installed.
 *
 * @param importer - the path of the file, which need not exist
 */
export function packageFile(name: string, importer: string): string | undefined {
  try {
    return realpathSync(createRequire(importer).resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}
