/** The module in the place of src/internal/config.ts, which exports the record of the app. */

import { relative } from 'node:path'
import { normalizePath, type Plugin, type ResolvedConfig } from 'vite'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { appBase, endpointBase, type SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { findSpecialFile } from '../shared/source-files.ts'
import type { FunctionModules } from '../split/function-modules.ts'
import type { Alias } from '../split/function-table.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'
import type { RoutesByFile } from '../router/plugin-router.ts'
import { devAssets, type PageAssets } from './page-assets.ts'

/** The results of the two builds and of the router's generator. */
export interface BuildResults extends Pick<ReachableFunctions, 'list' | 'aliases'> {
  readonly assets: () => PageAssets
  readonly routesByFile: RoutesByFile
  readonly modules: FunctionModules
}

export function pluginRuntimeConfig(options: SeamlineOptions, results: BuildResults): Plugin {
  const { routesByFile, modules } = results
  let config: ResolvedConfig
  return {
    name: 'seamline:runtime-config',
    configResolved(resolved) {
      config = resolved
    },
    load: {
      // In development, imports of an installed package have a `?v=…`.
      filter: { id: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.config)}(?:\\?|$)`) },
      handler() {
        const isServer = this.environment.config.consumer === 'server'
        const isBuilt = config.command === 'build'
        // A worker has no page, and would bundle them all.
        const router = config.isWorker ? undefined : findSpecialFile('router', config, options)
        const code = configModule(config, options, {
          isServer,
          isBuilt,
          isDev: config.command === 'serve' && !config.isProduction,
          pages: router && {
            router,
            files: filesById(routesByFile(), config.root),
            assets: isBuilt ? results.assets() : devAssets(config.base),
          },
          // In development the dev server adds functions as it meets them.
          functions: isServer && isBuilt ? functionsOf(results) : [],
          modules,
        })
        // A map would show paths of this machine to clients.
        return { code, map: { mappings: '' } }
      },
    },
  }
}

/** Each id with an endpoint, sorted so that a build does not depend on the machine. */
function functionsOf({ list, aliases }: BuildResults): readonly Alias[] {
  const own = list().map((entry) => ({ id: entry.id, entry }))
  return [...own, ...aliases()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Relative to the root, so that the bundle has no paths of this machine. */
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

/** The parts of an app's record that its configuration does not have. */
interface AppParts {
  readonly isServer: boolean
  readonly isDev: boolean
  /** Whether modules cannot change while the app runs. */
  readonly isBuilt: boolean
  readonly pages: Pages | '' | undefined
  readonly functions: readonly Alias[]
  readonly modules: FunctionModules
}

interface Pages {
  /** The path of `src/router.tsx`. */
  readonly router: string
  /** The files of routes by id. */
  readonly files: Readonly<Record<string, string>>
  readonly assets: PageAssets
}

/** Text before the record of an app, and fields in it. */
interface Part {
  readonly head: string
  readonly fields: string
}

/** The text of the module for one side. */
export function configModule(
  config: ResolvedConfig,
  options: SeamlineOptions,
  app: AppParts,
): string {
  const { isServer, isDev, isBuilt, pages } = app
  const start = findSpecialFile('start', config, options)
  const parts = [startPart(start, isServer)]
  if (isServer) parts.push(serverPart(app))
  else if (isDev) parts.push({ head: '', fields: 'isDev: true,' })
  if (pages) parts.push(isServer ? routesPart(pages, isBuilt) : pagePart(pages))
  return `
${parts.map(({ head }) => head).join('\n')}
const endpointBase = ${JSON.stringify(endpointBase(config, options))}
const basePath = ${JSON.stringify(appBase(config))}
export const app = {
${parts.map(({ fields }) => fields).join('\n')}
}
`
}

function startPart(start: string | undefined, isServer: boolean): Part {
  if (start === undefined) {
    return {
      head: isServer
        ? `import { NO_START as none } from '../app/resolved-start.js'`
        : `import { NO_CLIENT_START as none } from '../app/resolved-start.js'`,
      fields: `start: async () => none, endpoint: () => endpointBase, ${isServer ? 'startOptions: () => undefined,' : ''}`,
    }
  }
  const checks = isServer
    ? `import { builderChecks } from '../builder/builder-checks.js'`
    : `const builderChecks = { start() {} }`
  return {
    head: `
import { startFields } from '../app/resolve-start.js'
import * as startModule from ${JSON.stringify(start)}
${checks}`,
    fields: `...startFields(() => startModule.startInstance, endpointBase, builderChecks),`,
  }
}

function serverPart({ isDev, functions, modules }: AppParts): Part {
  const entries = functions.map(({ id, entry: { module, exportName } }) => {
    // In this form a bundler keeps only the export that is used.
    const load = `async () => (await import(${JSON.stringify(modules.specifierOf(module))})).${exportName}`
    return `[${JSON.stringify(id)}, ${load}],`
  })
  return {
    head: `const functions = new Map([\n${entries.join('\n')}\n])`,
    fields: `endpointBase, basePath, isDev: ${isDev}, functions,`,
  }
}

/** Loads routes on first use: they import functions, which import this module, and a call needs no routes. */
function routesPart({ router, assets, files }: Pages, isBuilt: boolean): Part {
  return {
    head: `
import { loadOutsideRequest } from '../server/request/request-storage.js'
const assets = ${JSON.stringify(assets)}
const files = ${JSON.stringify(files)}
const load = async () => {
  const [{ routedApp }, module] = await Promise.all([
    import('../router/create-routed-app.js'),
    loadOutsideRequest(() => import(${JSON.stringify(router)})),
  ])
  return routedApp(module, { assets, files, basePath })
}
${isBuilt ? 'let loaded' : ''}`,
    // Even a repeated import takes longer than the rest of a handler's request.
    fields: `loadRoutes: ${isBuilt ? '() => (loaded ??= load())' : 'load'},`,
  }
}

function pagePart({ router }: Pages): Part {
  return {
    head: `
import { devChecks as checks } from './dev-checks.js'
const startPage = async (options) => {
  const [client, module] = await Promise.all([import('../client/start-page.js'), import(${JSON.stringify(router)})])
  return client.startPage(module, { basePath, checks }, options)
}`,
    fields: `startPage,`,
  }
}
