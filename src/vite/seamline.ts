import type { Plugin, PluginOption } from 'vite'
import { pluginEmittedCheck } from './build/check-bundle.ts'
import { pluginReport } from './build/plugin-build.ts'
import { pluginHmr } from './dev/hot-update.ts'
import { pluginDevChecks, pluginDevServer } from './dev/plugin-dev.ts'
import { pluginRuntimeConfig } from './entry/config-module.ts'
import { BuiltAssets } from './entry/page-assets.ts'
import { pluginAppEntries, pluginEntry, pluginServerBuilds } from './entry/plugin-entry.ts'
import { pluginEnv } from './entry/plugin-env.ts'
import { pluginsGuard } from './guard/plugin-guard.ts'
import { pluginRouter } from './router/plugin-router.ts'
import {
  pluginSolidMissing,
  pluginSolidOrder,
  pluginSolidSsr,
  pluginSolidWeb,
} from './router/plugin-solid.ts'
import { assertKnownOptions, type KnownOptions } from './shared/check-options.ts'
import { InstalledPackages } from './shared/installed-packages.ts'
import type { SeamlineOptions } from './shared/options.ts'
import { Compiler } from './split/compiler.ts'
import { FunctionModules } from './split/function-modules.ts'
import { pluginReachable } from './split/plugin-reachable.ts'
import {
  pluginModuleLoads,
  pluginSplit,
  pluginSplitEmitted,
  pluginTransform,
} from './split/plugin-split.ts'
import { pluginTesting, pluginVitest } from './testing/plugin-testing.ts'

export type {
  RouterPluginSettings,
  SeamlineOptions,
  ServerFnsBuildOptions,
} from './shared/options.ts'

/**
 * The Vite plugin: splits server functions, serves them in development, and builds
 * `dist/client` and `dist/server/server.js`, whose default export is `{ fetch }`. In development, previews and tests,
 * `process.env` of the server has the values of Vite's env files.
 *
 * @param options - all optional
 * @throws Error `UNKNOWN_OPTION` for an option that does not exist; Error from the build, whose message ends in
 * a code: `DUPLICATE_ID`, `UNKNOWN_ALIAS_TARGET`, `CLIENT_NOT_BUILT`, `SERVER_CODE_IN_CLIENT`,
 * `CLIENT_CODE_IN_SERVER`, `NOT_SPLIT`, `ROUTER_PLUGIN_MISSING`, `SOLID_MISSING`, `SOLID_WITHOUT_SSR`,
 * `PLUGIN_ORDER`; SeamlineError
 * `DUPLICATE_ROUTE`; CompileError for a builder chain that cannot be analysed; SyntaxError `MODULE_NOT_READABLE`
 *
 * @example
 * ```ts
 * // vite.config.ts
 * import { seamline } from 'seamline/vite'
 * import solid from 'vite-plugin-solid'
 *
 * export default defineConfig({ plugins: [seamline(), solid()] })
 * ```
 */
export function seamline(options: SeamlineOptions = {}): PluginOption[] {
  assertKnownOptions(
    options,
    KNOWN,
    (name) =>
      `\`seamline()\` received the unknown option \`${name}\`. Its options are \`srcDirectory\`, \`router\` and \`serverFns: { base, generateFunctionId, aliases }\`.`,
  )
  const compiler = new Compiler(options)
  const packages = new InstalledPackages()
  const modules = new FunctionModules()
  const app = { options, compiler, packages, modules }
  const reachable = pluginReachable(compiler.functions)
  const router = pluginRouter(options, compiler)
  const { routesByFile } = router
  const assets = new BuiltAssets(routesByFile)
  const runtimeConfig = (): Plugin =>
    pluginRuntimeConfig(options, { ...reachable, assets: assets.list, routesByFile, modules })
  const workerPlugins = (): Plugin[] => [
    ...pluginsGuard(),
    pluginSplit({ compiler, packages }),
    pluginSplitEmitted({ compiler, packages }),
    pluginEmittedCheck(packages),
    runtimeConfig(),
    pluginAppEntries(),
    reachable.inWorkers,
  ]
  return [
    // First, so that its error is thrown before the one of the router's plugin.
    pluginSolidOrder(options),
    pluginSolidSsr(options),
    pluginEntry({ options, packages, assets, workerPlugins }),
    pluginServerBuilds(),
    pluginEnv(),
    pluginVitest(),
    pluginTesting(app),
    pluginsGuard(),
    pluginTransform(options, { compiler, packages }),
    // After the split: the router's plugins need not see the server's code.
    router.plugins,
    modules.plugin(),
    runtimeConfig(),
    pluginDevChecks(),
    pluginAppEntries(),
    pluginSolidWeb(options),
    pluginSolidMissing(options),
    reachable.plugin,
    pluginHmr(compiler),
    pluginDevServer(app),
    pluginReport(compiler, reachable),
    pluginSplitEmitted({ compiler, packages }),
    pluginModuleLoads(),
    pluginEmittedCheck(packages),
  ]
}

const KNOWN: KnownOptions = {
  srcDirectory: true,
  // The router's plugin checks its keys.
  router: true,
  serverFns: ['base', 'generateFunctionId', 'aliases'],
  // Undocumented: `tanstackStart()` passes names of files on.
  entries: true,
}
