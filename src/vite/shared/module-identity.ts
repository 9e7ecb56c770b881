import { existsSync } from 'node:fs'
import { isAbsolute, posix } from 'node:path'
import { runAsync } from '../../../babel-plugin/model/host.ts'
import { modulePath, withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { fileHost } from '../../../babel-plugin/file-host.ts'
import { fromServerModule } from './server-graph.ts'

/**
 * What a module is to the functions in it: its file, whatever stands behind it, for one that lies on disk. What
 * a plugin makes up is told apart by its whole id.
 */
export function identityOf(id: string): string {
  const plain = fromServerModule(id)
  const file = withoutQuery(plain)
  return isGenerated(file) ? plain : file
}

/** Whether a module is no file: `\0virtual:api`. */
export function isGenerated(file: string): boolean {
  return !isAbsolute(file) || file.includes('\0') || !existsSync(file)
}

/**
 * A module's path as ids and reports know it. That of a generated module is its id, with no more of this machine
 * in it than it has of its own.
 */
export async function pathOf(identity: string, root: string): Promise<string> {
  if (!isGenerated(withoutQuery(identity))) return runAsync(modulePath(identity, root), fileHost)
  const name = identity.replaceAll('\0', '')
  const inRoot = posix.relative(root, name)
  const isInRoot = isAbsolute(name) && !inRoot.startsWith('../../')
  return isInRoot ? inRoot : name.replaceAll(`${root}/`, '')
}
