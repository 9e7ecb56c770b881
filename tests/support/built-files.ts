/** The output of a build. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a folder by their path in it, as text. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}

/** The inline source maps of a file. */
export function mapsIn(content: string): readonly string[] {
  return [...content.matchAll(/sourceMappingURL=data:[\w/;=-]*base64,([\w+/=]+)/g)].map(
    ([, encoded = '']) => Buffer.from(encoded, 'base64').toString('utf8'),
  )
}
