import { relative } from 'node:path'
import { normalizePath, type Plugin, type ResolvedConfig } from 'vite'
import type { Alias } from './function-table.ts'
import { appBase, endpointBase, type SeamlineOptions } from './options.ts'
import { escapeForRegExp } from './escape-for-reg-exp.ts'
import { PACKAGE_FILES } from './package-files.ts'
import { devAssets, type PageAssets } from './page-assets.ts'
import type { RoutesByFile } from './plugin-router.ts'
import type { ReachableFunctions } from './plugin-reachable.ts'
import { findSpecialFile } from './source-files.ts'

/** Replaces src/internal/config.ts, the one module through which configuration enters the runtime. */
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
          base: endpointBase(config, options),
          home: appBase(config),
          dev: config.command === 'serve' && !config.isProduction,
          isBuilt: config.command === 'build',
          isServer,
          start: findSpecialFile('start', config, options),
          router: findSpecialFile('router', config, options),
          basepath: appBase(config),
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

interface Assets {
  /** Which files pages need. */
  readonly assets: () => PageAssets
}

/** What the two builds and the router's generator have found out. */
export interface Built extends Assets, Pick<ReachableFunctions, 'list' | 'aliases'> {
  readonly routesByFile: RoutesByFile
}

interface ConfigModule extends Assets {
  readonly base: string
  readonly home: string
  readonly dev: boolean
  /** Whether modules stay what they are, as they do not in development. */
  readonly isBuilt: boolean
  readonly isServer: boolean
  /** The path of `src/start.ts`, if the app has one. */
  readonly start: string | undefined
  /** The path of `src/router.tsx`, if the app has one. */
  readonly router: string | undefined
  /** Where the app stands on its host. */
  readonly basepath: string
  /** The files of its routes, by the routes' ids. */
  readonly files: Readonly<Record<string, string>>
  readonly functions: readonly Alias[]
}

/** Every id that is answered, old ones included, in one order on every machine. */
function manifestOf({
  list,
  aliases,
}: Pick<ReachableFunctions, 'list' | 'aliases'>): readonly Alias[] {
  return [...list().map((entry) => ({ id: entry.id, entry })), ...aliases()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}

/** The text of a module with the exports of src/internal/config.ts. */
function configModule(module: ConfigModule): string {
  const { base, home, dev, isServer, start, functions } = module
  const entries = functions.map(({ id, entry: { file, exportName } }) => {
    // Written so that a bundler sees which export is wanted, and leaves out the rest of the module.
    const load = `async () => (await import(${JSON.stringify(file)})).${exportName}`
    return `  [${JSON.stringify(id)}, ${load}],`
  })
  return [
    `export const base = ${JSON.stringify(base)}`,
    `export const home = ${JSON.stringify(home)}`,
    `export const dev = ${dev}`,
    ...startLines(start, isServer),
    ...routerLines(module),
    `export const functions = new Map([`,
    ...entries,
    `])`,
    ``,
  ].join('\n')
}

/** The imports are those of src/internal/config.ts, in whose place the text stands. */
function startLines(file: string | undefined, isServer: boolean): readonly string[] {
  return file === undefined
    ? [
        `import { NO_START } from '../start/resolved-start.js'`,
        `export const start = async () => NO_START`,
      ]
    : [
        `import { startOf } from '../start/resolve-start.js'`,
        `import * as app from ${JSON.stringify(file)}`,
        isServer
          ? `import { builderChecks } from '../core/builder-checks.js'`
          : `const builderChecks = { list: () => {} }`,
        `export const start = startOf(() => app.startInstance, builderChecks.list)`,
      ]
}

/**
 * Loaded when they are first needed: the routes lead back to functions, which stand on this module, and
 * a call of a function needs none of them.
 */
function routerLines({
  router,
  isServer,
  isBuilt,
  assets,
  files,
  basepath,
}: ConfigModule): readonly string[] {
  if (router === undefined) return [noExport('router'), noExport('page')]
  const own = isServer ? '../router/routed-app.js' : '../client/start-page.js'
  const load = `Promise.all([import('${own}'), import(${JSON.stringify(router)})])`
  return isServer
    ? [
        noExport('page'),
        `const assets = ${JSON.stringify(assets())}`,
        `const files = ${JSON.stringify(files)}`,
        `const basepath = ${JSON.stringify(basepath)}`,
        `const load = async () => {`,
        `  const [{ routedApp }, app] = await ${load}`,
        `  return routedApp(app, { assets, files, basepath })`,
        `}`,
        // An import costs more than all that a handler's request does besides, though it be the same.
        ...(isBuilt
          ? [`let loaded`, `export const router = () => (loaded ??= load())`]
          : [`export const router = load`]),
      ]
    : [
        noExport('router'),
        `const basepath = ${JSON.stringify(basepath)}`,
        `export const page = async (start) => {`,
        `  const [{ startPage }, app] = await ${load}`,
        `  return startPage(app, basepath, start)`,
        `}`,
      ]
}

function noExport(name: string): string {
  return `export const ${name} = undefined`
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
