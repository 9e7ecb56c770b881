/** The end of the generated route tree: types that an app would otherwise write itself. */

import { createRequire } from 'node:module'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { normalizePath } from 'vite'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { findSpecialFileIn, type SpecialFile } from '../shared/source-files.ts'

/**
 * The lines that add `server` to every route's options, and register the app's router with the router's types and
 * its start instance with this package's.
 *
 * @param tree - the file that they end, relative to the root
 */
export function routeTreeFooter(
  root: string,
  tree: string,
  options: SeamlineOptions,
): readonly string[] {
  const name = packageNameIn(root)
  const importOf = (file: SpecialFile): string | undefined => {
    const path = findSpecialFileIn(file, root, options)
    if (path === undefined || !/^\.m?tsx?$/.test(extname(path))) return undefined
    const from = normalizePath(relative(dirname(resolve(root, tree)), path))
    return `./${from}`.replace(/\.m?tsx?$/, '')
  }
  const [router, start] = [importOf('router'), importOf('start')]
  const registered = [
    ...(router === undefined ? [] : [`    router: Awaited<ReturnType<typeof getRouter>>`]),
    ...(start === undefined
      ? []
      : [`    config: Awaited<ReturnType<typeof startInstance.getOptions>>`]),
  ]
  return [
    `import type {} from '${name}/router'`,
    ...(router === undefined ? [] : [`import type { getRouter } from '${router}'`]),
    ...(start === undefined ? [] : [`import type { startInstance } from '${start}'`]),
    ...registerIn('@tanstack/solid-router', registered.slice(0, router === undefined ? 0 : 1)),
    ...registerIn(name, registered),
  ]
}

function registerIn(module: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  return [`declare module '${module}' {`, `  interface Register {`, ...lines, `  }`, `}`]
}

/** The name under which an app has installed this package. */
function packageNameIn(root: string): string {
  const { resolve: resolveFrom } = createRequire(join(root, 'package.json'))
  const isInstalled = (name: string): boolean => {
    try {
      return resolveFrom(`${name}/package.json`) !== ''
    } catch {
      return false
    }
  }
  return DEFAULT_SOURCES.find(isInstalled) ?? 'seamline'
}
