import { resolve } from 'node:path'
import { createRouterPluginContext } from '@tanstack/router-plugin/context'
import { tanStackRouterCodeSplitter, tanstackRouterGenerator } from '@tanstack/router-plugin/vite'
import type { Plugin, UserConfig } from 'vite'
import type { KnownRoutes } from './known-routes.ts'
import type { RoutesByFile } from './plugin-router.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { routeTreeFooter } from './route-tree-footer.ts'
import { findSpecialFileIn } from '../shared/source-files.ts'

/**
 * The router's plugins, for an app that has `src/router.tsx`: they write the route tree and split route
 * components into files of their own. Without that file, nothing.
 */
export function routerGenerator(
  options: SeamlineOptions,
  known: KnownRoutes,
): { readonly plugins: Plugin[]; readonly routesByFile: RoutesByFile } {
  const context = createRouterPluginContext()
  const place = { root: process.cwd() }
  const settings = settingsOf(options, place, known)
  // Both sides split: a component in a file of its own is one level deeper, and hydration finds elements by
  // these levels.
  const splitters = settings.autoCodeSplitting
    ? [
        tanStackRouterCodeSplitter(forClient(settings), context),
        tanStackRouterCodeSplitter(forServer(settings), context),
      ]
    : []
  const plugins = [tanstackRouterGenerator(settings, context), ...splitters]
    .flat()
    .map((plugin) => onlyWithRouter(plugin, options, place))
  return { plugins, routesByFile: () => context.routesByFile }
}

/** Whether an app has routes, also before its configuration is resolved. */
export function hasRouter(config: Pick<UserConfig, 'root'>, options: SeamlineOptions): boolean {
  return findSpecialFileIn('router', rootOf(config), options) !== undefined
}

function rootOf({ root }: Pick<UserConfig, 'root'>): string {
  return resolve(root ?? process.cwd())
}

/** The app's root, once it is known. */
interface Place {
  root: string
}

/** The app's settings, with those that this package requires. */
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
    // A function, called once the app's root is known.
    routeTreeFileFooter: () => [
      ...(router?.disableTypes === true ? [] : routeTreeFooter(place.root, tree, options)),
      ...footerOf(router),
    ],
  }
}

type RouterSettings = ReturnType<typeof settingsOf>

/** Removes handlers from the browser's files. */
function forClient(settings: RouterSettings) {
  const { codeSplittingOptions = {} } = settings
  const deleteNodes = ['server', ...(codeSplittingOptions.deleteNodes ?? [])]
  return {
    ...settings,
    plugin: { ...settings.plugin, vite: { environmentName: 'client' } },
    codeSplittingOptions: { ...codeSplittingOptions, deleteNodes },
  }
}

/** The server has no page to patch: it loads changed modules with the next request. */
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
