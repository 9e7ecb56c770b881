import { relative } from 'node:path'
import { normalizePath, type Plugin, type ResolvedConfig } from 'vite'
import { configModule, type Assets, type ManifestEntry } from './config-module.ts'
import { devAssets } from './page-assets.ts'
import type { FunctionModules } from '../split/function-modules.ts'
import { appBase, endpointBase, type SeamlineOptions } from '../shared/options.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import type { RoutesByFile } from '../router/plugin-router.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** Replaces src/internal/config.ts by the record of the app. */
export function pluginRuntimeConfig(options: SeamlineOptions, built: Built): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:runtime-config',
    configResolved(resolved) {
      config = resolved
    },
    load: {
      // In development the modules of an installed package are asked for with a `?v=…`.
      filter: { id: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.config)}(?:\\?|$)`) },
      handler() {
        const isServer = this.environment.config.consumer === 'server'
        // In development the dev server fills the map as it meets functions.
        const code = configModule({
          endpointBase: endpointBase(config, options),
          basePath: appBase(config),
          isDev: config.command === 'serve' && !config.isProduction,
          isBuilt: config.command === 'build',
          isServer,
          start: findSpecialFile('start', config, options),
          // A worker has no page, and would hold all of them.
          router: config.isWorker ? undefined : findSpecialFile('router', config, options),
          files: filesById(built.routesByFile(), config.root),
          assets: () => (config.command === 'build' ? built.assets() : devAssets(config.base)),
          functions: isServer && config.command === 'build' ? manifestOf(built) : [],
        })
        // Without a map: its text names files of this machine, which a client's map would show.
        return { code, map: { mappings: '' } }
      },
    },
  }
}

/** What the two builds and the router's generator have found out. */
export interface Built extends Assets, Pick<ReachableFunctions, 'list' | 'aliases'> {
  readonly routesByFile: RoutesByFile
  readonly modules: FunctionModules
}

/** Every id that is answered, old ones included, in one order on every machine. */
function manifestOf({ list, aliases, modules }: Built): readonly ManifestEntry[] {
  return [...list().map((entry) => ({ id: entry.id, entry })), ...aliases()]
    .map(({ id, entry }) => ({
      id,
      exportName: entry.exportName,
      from: modules.specifierOf(entry.module),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Relative to the root, so that no path of this machine is in the bundle. */
function filesById(
  routesByFile: ReturnType<RoutesByFile>,
  root: string,
): Readonly<Record<string, string>> {
  const entries = [...routesByFile].map(([file, { routeId }]) => [
    routeId,
    normalizePath(relative(root, file)),
  ])
  return Object.fromEntries(entries)
}
