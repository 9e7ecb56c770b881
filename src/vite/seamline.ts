import type { Plugin, PluginOption } from 'vite'
import { Compiler } from './compiler.ts'
import { FunctionModules } from './function-modules.ts'
import { InstalledPackages } from './installed-packages.ts'
import type { SeamlineOptions } from './options.ts'
import { builtAssets } from './page-assets.ts'
import { pluginAppEntries } from './plugin-app-entries.ts'
import { pluginClientEffects } from './plugin-client-effects.ts'
import { pluginClientEntry } from './plugin-client-entry.ts'
import { pluginConfig } from './plugin-config.ts'
import { pluginCors } from './plugin-cors.ts'
import { pluginDevChecks } from './plugin-dev-checks.ts'
import { pluginDevServer } from './plugin-dev-server.ts'
import { pluginEmittedCheck } from './plugin-emitted-check.ts'
import { pluginHmr } from './plugin-hmr.ts'
import { pluginImportGuard } from './plugin-import-guard.ts'
import { pluginModuleLoads } from './plugin-module-loads.ts'
import { pluginPreview } from './plugin-preview.ts'
import { pluginReachable } from './plugin-reachable.ts'
import { pluginReport } from './plugin-report.ts'
import { pluginRouteCheck } from './plugin-route-check.ts'
import { pluginRouter } from './plugin-router.ts'
import { pluginRouterCore } from './plugin-router-core.ts'
import { pluginRouterMode } from './plugin-router-mode.ts'
import { pluginRouterShims } from './plugin-router-shims.ts'
import { pluginRuntimeConfig } from './plugin-runtime-config.ts'
import { pluginServerBuilds } from './plugin-server-builds.ts'
import { pluginServerEntry } from './plugin-server-entry.ts'
import { pluginSolidCheck } from './plugin-solid-check.ts'
import { pluginSolidMissing } from './plugin-solid-missing.ts'
import { pluginSolidWeb } from './plugin-solid-web.ts'
import { pluginTesting } from './plugin-testing.ts'
import { pluginSplitEmitted } from './plugin-split-emitted.ts'
import { pluginSplit, pluginTransform } from './plugin-transform.ts'
import { pluginVitest } from './plugin-vitest.ts'
import { pluginWorkers } from './plugin-workers.ts'
import { unknownOptions, type KnownOptions } from './refuse-options.ts'

export type { RouterPluginSettings, SeamlineOptions, ServerFnsBuildOptions } from './options.ts'

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
      `[seamline] \`seamline()\` received the option \`${name}\`, which it does not have. It takes \`srcDirectory\`, \`router\` and \`serverFns: { base, generateFunctionId, aliases }\`. (UNKNOWN_OPTION)`,
    )
  }
}
