import { createHash } from 'node:crypto'
import { posix } from 'node:path'

const ID_LENGTH = 16

/**
 * A module's path as ids know it: relative to the root, with `/` on every system; from the package's
 * name on for an installed package.
 */
export function modulePath(filename: string, root: string): string {
  const [file = ''] = toPosix(filename).split('?')
  const relative = posix.relative(toPosix(root), file)
  const installed = relative.lastIndexOf('node_modules/')
  return installed === -1 ? relative : relative.slice(installed + 'node_modules/'.length)
}

/** The same id in development and in a build, on every machine. */
export function functionId(path: string, binding: string): string {
  const hash = createHash('sha256').update(`${path}#${binding}`).digest('base64url')
  return hash.slice(0, ID_LENGTH)
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/')
}
