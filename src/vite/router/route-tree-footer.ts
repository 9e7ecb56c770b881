/** The end of the generated route tree: types that an app would otherwise write itself. */

import { dirname, extname, join, relative, resolve } from 'node:path'
import { normalizePath } from 'vite'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { packageFile } from '../shared/package-file.ts'
import { findSpecialFileIn, type SpecialFile } from '../shared/source-files.ts'

/**
 * The lines that add `server` to every route's options, and register the app's router with the router's types; its
 * start instance, and types with the router's brand, with this package's.
 *
 * @param tree - the file that they end, relative to the root
 */
export function routeTreeFooter(
  root: string,
  tree: string,
  options: SeamlineOptions,
): readonly string[] {
  const name = packageNameIn(root)
  const typed = (file: SpecialFile, binding: string, field: string) => {
    const path = findSpecialFileIn(file, root, options)
    if (path === undefined || !/^\.m?tsx?$/.test(extname(path))) return { imports: [], fields: [] }
    const from = normalizePath(relative(dirname(resolve(root, tree)), path))
    const source = `./${from}`.replace(/\.m?tsx?$/, '')
    return { imports: [`import type { ${binding} } from '${source}'`], fields: [`    ${field}`] }
  }
  const router = typed('router', 'getRouter', 'router: Awaited<ReturnType<typeof getRouter>>')
  const start = typed(
    'start',
    'startInstance',
    'config: Awaited<ReturnType<typeof startInstance.getOptions>>',
  )
  return [
    `import type { TsrSerializable } from '${name}/router'`,
    ...router.imports,
    ...start.imports,
    ...registerIn('@tanstack/solid-router', router.fields),
    ...registerIn(name, [...router.fields, ...start.fields, '    sendable: TsrSerializable']),
  ]
}

function registerIn(module: string, fields: readonly string[]): readonly string[] {
  if (fields.length === 0) return []
  return [`declare module '${module}' {`, `  interface Register {`, ...fields, `  }`, `}`]
}

/** The name under which an app has installed this package. */
function packageNameIn(root: string): string {
  const app = join(root, 'package.json')
  return DEFAULT_SOURCES.find((name) => packageFile(name, app) !== undefined) ?? 'seamline'
}
