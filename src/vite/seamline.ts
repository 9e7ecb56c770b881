import type { Plugin, PluginOption } from 'vite'
import { Compiler } from './split/compiler.ts'
import { FunctionModules } from './split/function-modules.ts'
import { InstalledPackages } from './shared/installed-packages.ts'
import type { SeamlineOptions } from './shared/options.ts'
import { builtAssets } from './entry/page-assets.ts'
import { pluginAppEntries } from './entry/plugin-app-entries.ts'
import { pluginClientEffects } from './split/plugin-client-effects.ts'
import { pluginClientEntry } from './entry/plugin-client-entry.ts'
import { pluginConfig } from './entry/plugin-config.ts'
import { pluginCors } from './dev/plugin-cors.ts'
import { pluginDevChecks } from './dev/plugin-dev-checks.ts'
import { pluginDevServer } from './dev/plugin-dev-server.ts'
import { pluginEmittedCheck } from './build/plugin-emitted-check.ts'
import { pluginHmr } from './dev/plugin-hmr.ts'
import { pluginImportGuard } from './guard/plugin-import-guard.ts'
import { pluginModuleLoads } from './entry/plugin-module-loads.ts'
import { pluginPreview } from './dev/plugin-preview.ts'
import { pluginReachable } from './split/plugin-reachable.ts'
import { pluginReport } from './build/plugin-report.ts'
import { pluginRouteCheck } from './router/plugin-route-check.ts'
import { pluginRouter } from './router/plugin-router.ts'
import { pluginRouterCore } from './router/plugin-router-core.ts'
import { pluginRouterMode } from './router/plugin-router-mode.ts'
import { pluginRouterShims } from './router/plugin-router-shims.ts'
import { pluginRuntimeConfig } from './entry/plugin-runtime-config.ts'
import { pluginServerBuilds } from './entry/plugin-server-builds.ts'
import { pluginServerEntry } from './entry/plugin-server-entry.ts'
import { pluginSolidCheck } from './router/plugin-solid-check.ts'
import { pluginSolidMissing } from './router/plugin-solid-missing.ts'
import { pluginSolidWeb } from './router/plugin-solid-web.ts'
import { pluginTesting } from './testing/plugin-testing.ts'
import { pluginSplitEmitted } from './split/plugin-split-emitted.ts'
import { pluginSplit, pluginTransform } from './split/plugin-transform.ts'
import { pluginVitest } from './testing/plugin-vitest.ts'
import { pluginWorkers } from './split/plugin-workers.ts'
import { unknownOptions, type KnownOptions } from './shared/check-options.ts'

export type {
  RouterPluginSettings,
  SeamlineOptions,
  ServerFnsBuildOptions,
} from './shared/options.ts'

/**
 * The Vite plugin: splits server functions, answers their calls in development, and builds
 * `dist/client` and `dist/server/server.js`, whose default export is `{ fetch }`.
 *
 * @param options - all optional
 * @throws Error `UNKNOWN_OPTION` for an option that there is not; Error from the build, whose message ends in
 * a code: `DUPLICATE_ID`, `UNKNOWN_ALIAS_TARGET`, `CLIENT_NOT_BUILT`, `SERVER_CODE_IN_CLIENT`,
 * `CLIENT_CODE_IN_SERVER`, `NOT_SPLIT`, `SOLID_MISSING`, `SOLID_WITHOUT_SSR`, `PLUGIN_ORDER`; SeamlineError
 * `DUPLICATE_ROUTE`; CompileError for code that is ours and not understood; SyntaxError `MODULE_NOT_READABLE`
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
  refuseOthers(options)
  const compiler = new Compiler(options)
  const packages = new InstalledPackages()
  const modules = new FunctionModules()
  const reachable = pluginReachable(compiler.functions)
  const effects = pluginClientEffects(compiler)
  const router = pluginRouter(options)
  const assets = builtAssets(router.routesByFile)
  const runtimeConfig = (): Plugin =>
    pluginRuntimeConfig(options, {
      ...reachable,
      assets: assets.list,
      routesByFile: router.routesByFile,
      modules,
    })
  return [
    // First, so that its words come before those of the router's plugin.
    ...pluginSolidCheck(options),
    pluginConfig(options, packages),
    pluginServerBuilds(),
    pluginVitest(),
    pluginTesting(options, compiler, packages, modules),
    ...pluginImportGuard(),
    pluginTransform(options, compiler, packages),
    // After the split: the router's plugin need not see what is the server's.
    router.plugins,
    pluginRouterCore(),
    pluginRouterShims(),
    pluginRouterMode(),
    pluginRouteCheck(router.known, compiler),
    modules.plugin(),
    runtimeConfig(),
    pluginDevChecks(),
    pluginWorkers(() => [
      ...pluginImportGuard(),
      pluginSplit(compiler, packages),
      pluginSplitEmitted({ compiler, packages }),
      pluginEmittedCheck(packages),
      runtimeConfig(),
      pluginAppEntries(),
      reachable.inWorkers,
    ]),
    pluginServerEntry(options),
    pluginClientEntry(options),
    pluginAppEntries(),
    pluginSolidWeb(options),
    pluginSolidMissing(options),
    reachable.plugin,
    assets.plugin,
    pluginHmr(compiler),
    pluginCors(options),
    pluginDevServer(options, compiler, packages, modules),
    pluginPreview(options),
    effects.plugin,
    pluginReport({ table: compiler.functions, reachable, effects }),
    pluginSplitEmitted({ compiler, packages }),
    pluginModuleLoads(),
    pluginEmittedCheck(packages),
  ]
}

const KNOWN: KnownOptions = {
  srcDirectory: true,
  // Its keys are the router plugin's to judge.
  router: true,
  serverFns: ['base', 'generateFunctionId', 'aliases'],
  // Not for everyone: `tanstackStart()` has names of files to pass on.
  entries: true,
}

function refuseOthers(options: SeamlineOptions): void {
  for (const { name } of unknownOptions(options, KNOWN)) {
    throw new Error(
      `[seamline] \`seamline()\` received the unknown option \`${name}\`. Its options are \`srcDirectory\`, \`router\` and \`serverFns: { base, generateFunctionId, aliases }\`. (UNKNOWN_OPTION)`,
    )
  }
}
