import { resolve } from 'node:path'
import type { Plugin, PluginOption, UserConfig } from 'vite'
import { knownRoutes, type KnownRoutes } from './known-routes.ts'
import type { SeamlineOptions } from './options.ts'
import { routeTreeFooter } from './route-tree-footer.ts'
import { findSpecialFileIn } from './source-files.ts'

/** The files of an app's routes by path, as the router's generator knows them. */
export type RoutesByFile = () => ReadonlyMap<string, { readonly routeId: string }>

/** The router's own plugins, and what they know. */
export interface RouterPlugins {
  readonly plugins: PluginOption
  readonly routesByFile: RoutesByFile
  readonly known: KnownRoutes
}

/**
 * The router's plugins, for an app that has `src/router.tsx`: they write the route tree and split route
 * components into files of their own. Without that file, or without the router's package, nothing.
 */
export function pluginRouter(options: SeamlineOptions): RouterPlugins {
  const routes: { byFile?: RoutesByFile } = {}
  const known = knownRoutes()
  const load = async (): Promise<Plugin[]> => {
    const loaded = await loadRouterPlugins()
    if (loaded === undefined) return [missingPlugin(options)]
    const context = loaded.createContext()
    routes.byFile = () => context.routesByFile
    const place = { root: process.cwd() }
    const settings = settingsOf(options, place, known)
    // Both sides split: a component in a file of its own is one level deeper, and the browser looks for
    // what the server rendered by these levels.
    const splitters = settings.autoCodeSplitting
      ? [
          loaded.splitter(forClient(settings), context),
          loaded.splitter(forServer(settings), context),
        ]
      : []
    return [loaded.generator(settings, context), ...splitters]
      .flat()
      .map((plugin) => onlyWithRouter(plugin, options, place))
  }
  return { plugins: load(), routesByFile: () => routes.byFile?.() ?? new Map(), known }
}

/** Whether an app has routes: known before its configuration is resolved. */
export function hasRouter(config: UserConfig, options: SeamlineOptions): boolean {
  return findSpecialFileIn('router', rootOf(config), options) !== undefined
}

function rootOf({ root }: UserConfig): string {
  return resolve(root ?? process.cwd())
}

async function loadRouterPlugins() {
  try {
    const [vite, context] = await Promise.all([
      import('@tanstack/router-plugin/vite'),
      import('@tanstack/router-plugin/context'),
    ])
    return {
      generator: vite.tanstackRouterGenerator,
      splitter: vite.tanStackRouterCodeSplitter,
      createContext: context.createRouterPluginContext,
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return undefined
    }
    throw error
  }
}

/** Where the app is, once it is known. */
interface Place {
  root: string
}

/** The settings of the app below what is needed here. */
function settingsOf(options: SeamlineOptions, place: Place, { listener }: KnownRoutes) {
  const { srcDirectory = 'src', router } = options
  const tree = router?.generatedRouteTree ?? `./${srcDirectory}/routeTree.gen.ts`
  return {
    autoCodeSplitting: true,
    routesDirectory: `./${srcDirectory}/routes`,
    ...router,
    generatedRouteTree: tree,
    target: 'solid' as const,
    plugins: [...(router?.plugins ?? []), listener],
    // A function, for it is asked when the app's root is known.
    routeTreeFileFooter: () => [
      ...(router?.disableTypes === true ? [] : routeTreeFooter(place.root, tree, options)),
      ...footerOf(router),
    ],
  }
}

type RouterSettings = ReturnType<typeof settingsOf>

/** No handler stays in the browser's files. */
function forClient(settings: RouterSettings) {
  const { codeSplittingOptions = {} } = settings
  const deleteNodes = ['server', ...(codeSplittingOptions.deleteNodes ?? [])]
  return {
    ...settings,
    plugin: { ...settings.plugin, vite: { environmentName: 'client' } },
    codeSplittingOptions: { ...codeSplittingOptions, deleteNodes },
  }
}

/** The server has no page to patch: it loads what has changed with the next request. */
function forServer(settings: RouterSettings) {
  return {
    ...settings,
    plugin: { ...settings.plugin, vite: { environmentName: 'ssr' } },
    codeSplittingOptions: { ...settings.codeSplittingOptions, addHmr: false },
  }
}

function footerOf(router: SeamlineOptions['router']): readonly string[] {
  const { routeTreeFileFooter: footer = [] } = router ?? {}
  return typeof footer === 'function' ? footer() : footer
}

function onlyWithRouter(plugin: Plugin, options: SeamlineOptions, place: Place): Plugin {
  return {
    ...plugin,
    apply(config) {
      place.root = rootOf(config)
      return hasRouter(config, options)
    },
  }
}

function missingPlugin(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:router-missing',
    config(config) {
      if (!hasRouter(config, options)) return
      throw new Error(
        '[seamline] The app has `src/router.tsx`, and `@tanstack/router-plugin` is not installed. Install it beside `@tanstack/solid-router`. (ROUTER_PLUGIN_MISSING)',
      )
    },
  }
}
