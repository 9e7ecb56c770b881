import { resolve } from 'node:path'
import type { GeneratorPlugin } from '@tanstack/router-generator'
import type { Plugin, UserConfig } from 'vite'
import type { RoutesByFile } from './plugin-router.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { routeTreeFooter } from './route-tree-footer.ts'
import { findSpecialFileIn } from '../shared/source-files.ts'

/**
 * The router's plugins, for an app that has `src/router.tsx`: they write the route tree and split route
 * components into files of their own.
 */
export function routerGenerator(
  options: SeamlineOptions,
  listener: GeneratorPlugin,
): { readonly plugins: Promise<Plugin[]>; readonly routesByFile: RoutesByFile } {
  const apply = (config: UserConfig): boolean => hasRouter(config, options)
  let routes: RoutesByFile | undefined
  const load = async (): Promise<Plugin[]> => {
    const packages = await loadPackage()
    if (packages === undefined) return [{ ...missingPackage, apply }]
    const { plugins, context } = generatorOf(packages, options, listener)
    routes = () => context.routesByFile
    return plugins
  }
  return { plugins: load(), routesByFile: () => routes?.() ?? new Map() }
}

/** The router's package, which an app without routes need not install. */
async function loadPackage() {
  try {
    return {
      ...(await import('@tanstack/router-plugin/context')),
      ...(await import('@tanstack/router-plugin/vite')),
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

type RouterPackage = NonNullable<Awaited<ReturnType<typeof loadPackage>>>

function isMissing(error: unknown): boolean {
  const isOf = error instanceof Error && error.message.includes('@tanstack/router-plugin')
  return isOf && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}

/** Stands for the plugins of an app that has routes, but not the package that generates their tree. */
const missingPackage: Plugin = {
  name: 'seamline:router-plugin-missing',
  config() {
    throw new Error(
      '[seamline] This app has routes, but `@tanstack/router-plugin`, which generates their tree, is not installed. Run `npm install --save-dev @tanstack/router-plugin`. (ROUTER_PLUGIN_MISSING)',
    )
  },
}

function generatorOf(
  { createRouterPluginContext, tanstackRouterGenerator, tanStackRouterCodeSplitter }: RouterPackage,
  options: SeamlineOptions,
  listener: GeneratorPlugin,
) {
  const context = createRouterPluginContext()
  let root = process.cwd()
  const settings = settingsOf(options, () => root, listener)
  const { codeSplittingOptions = {} } = settings
  const splitter = (environmentName: string, splitting: typeof codeSplittingOptions) =>
    tanStackRouterCodeSplitter(
      {
        ...settings,
        plugin: { ...settings.plugin, vite: { environmentName } },
        codeSplittingOptions: { ...codeSplittingOptions, ...splitting },
      },
      context,
    )
  // Both sides split: a component in a file of its own is one level deeper, and hydration finds elements by
  // these levels.
  const splitters = settings.autoCodeSplitting
    ? [
        splitter('client', {
          deleteNodes: ['server', ...(codeSplittingOptions.deleteNodes ?? [])],
        }),
        // The server loads changed modules with the next request, and has no page to patch.
        splitter('ssr', { addHmr: false }),
      ]
    : []
  const plugins = [tanstackRouterGenerator(settings, context), ...splitters].flat()
  const apply = (config: UserConfig): boolean => {
    root = rootOf(config)
    return hasRouter(config, options)
  }
  return { plugins: plugins.map((plugin) => Object.assign(plugin, { apply })), context }
}

/** Whether an app has routes, also before its configuration is resolved. */
export function hasRouter(config: Pick<UserConfig, 'root'>, options: SeamlineOptions): boolean {
  return findSpecialFileIn('router', rootOf(config), options) !== undefined
}

function rootOf({ root }: Pick<UserConfig, 'root'>): string {
  return resolve(root ?? process.cwd())
}

/** The app's settings, with those that this package requires. */
function settingsOf(options: SeamlineOptions, root: () => string, listener: GeneratorPlugin) {
  const { srcDirectory = 'src', router } = options
  const tree = router?.generatedRouteTree ?? `./${srcDirectory}/routeTree.gen.ts`
  const { routeTreeFileFooter: footer = [] } = router ?? {}
  return {
    autoCodeSplitting: true,
    routesDirectory: `./${srcDirectory}/routes`,
    ...router,
    generatedRouteTree: tree,
    target: 'solid' as const,
    plugins: [...(router?.plugins ?? []), listener],
    // Called once the app's root is known.
    routeTreeFileFooter: () => [
      ...(router?.disableTypes === true ? [] : routeTreeFooter(root(), tree, options)),
      ...(typeof footer === 'function' ? footer() : footer),
    ],
  }
}
