import { existsSync } from 'node:fs'
import { isAbsolute, posix } from 'node:path'
import { runAsync } from '../../../babel-plugin/model/host.ts'
import { modulePath, withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { fileHost } from '../../../babel-plugin/file-host.ts'
import { fromServerModule } from './server-graph.ts'

/** Identifies a module for the functions in it: by its file without a query, or by its whole id if it is generated. */
export function identityOf(id: string): string {
  const plain = fromServerModule(id)
  const file = withoutQuery(plain)
  return isGenerated(file) ? plain : file
}

/** Whether a plugin generates a module, as `\0virtual:api`. */
export function isGenerated(file: string): boolean {
  return !isAbsolute(file) || file.includes('\0') || !existsSync(file)
}

/** A module's path in ids and reports. That of a generated module is its id, without the app's root in it. */
export async function pathOf(identity: string, root: string): Promise<string> {
  if (!isGenerated(withoutQuery(identity))) return runAsync(modulePath(identity, root), fileHost)
  const name = identity.replaceAll('\0', '')
  const inRoot = posix.relative(root, name)
  const isInRoot = isAbsolute(name) && !inRoot.startsWith('../')
  return isInRoot ? inRoot : name.replaceAll(`${root}/`, '')
}
