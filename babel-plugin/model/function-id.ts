import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Effect } from './host.ts'

const ID_LENGTH = 16

/** A module's path in ids, with `/` on every system: relative to the root, or below the name of its package. */
export function* modulePath(filename: string, root: string): Effect<string> {
  const file = withoutQuery(toPosix(filename))
  const relative = posix.relative(toPosix(root), file)
  const installed = relative.lastIndexOf('node_modules/')
  if (installed !== -1) return relative.slice(installed + 'node_modules/'.length)
  return relative.startsWith('../') ? yield* pathInPackage(file, relative) : relative
}

function* pathInPackage(file: string, fallback: string): Effect<string> {
  for (let folder = posix.dirname(file); folder.includes('/'); folder = posix.dirname(folder)) {
    const manifest = yield { type: 'load', file: posix.join(folder, 'package.json') }
    const name = manifest === null ? undefined : nameIn(manifest)
    if (name !== undefined) return posix.join(name, posix.relative(folder, file))
    if (folder === posix.dirname(folder)) break
  }
  return fallback
}

/** A package.json without a name only sets how the files below it are loaded. */
function nameIn(manifest: string): string | undefined {
  const { name }: { name?: unknown } = JSON.parse(manifest)
  return typeof name === 'string' ? name : undefined
}

/** The same id in development and in a build, on every machine. */
export function functionId(path: string, binding: string): string {
  const hash = createHash('sha256').update(`${path}#${binding}`).digest('base64url')
  return hash.slice(0, ID_LENGTH)
}

/** The file of a module's id, without the query that sets how it is loaded. */
export function withoutQuery(id: string): string {
  const [file = id] = id.split('?')
  return file
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/')
}
