import { isRunnableDevEnvironment, type ViteDevServer } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import type { FunctionLoader } from '../../app/app.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { CANDIDATE } from '../split/candidate.ts'
import type { Compiler } from '../split/compiler.ts'
import type { FunctionModules } from '../split/function-modules.ts'
import type { TableEntry } from '../split/function-table.ts'
import { sourceHost } from '../split/module-host.ts'
import { scanSources } from '../split/scan-sources.ts'

/** The parts of an app that the dev server works with. */
export interface ServedApp {
  readonly options: SeamlineOptions
  readonly compiler: Compiler
  readonly packages: InstalledPackages
  readonly modules: FunctionModules
}

/**
 * Puts a function into the map that the endpoint reads; each call looks its module up anew. A function that no page
 * has loaded is found by one scan of the sources. The scan holds until a module changes: neither an unknown id nor a
 * file that the app writes, such as a log, starts another.
 */
export function servedFunctions(
  server: ViteDevServer,
  { options, compiler, packages, modules }: ServedApp,
): (id: string) => Promise<void> {
  let scan: Promise<void> | undefined
  server.watcher.on('all', (_event, file) => {
    if (CANDIDATE.id.include.test(file)) scan = undefined
  })
  const { pluginContainer } = server.environments.client
  const host = sourceHost((source, importer) => pluginContainer.resolveId(source, importer))
  const find = async (id: string): Promise<TableEntry | undefined> => {
    const known = compiler.functions.find(id)
    if (known !== undefined) return known
    scan ??= scanSources({ config: server.config, options, packages, host }, compiler)
    await scan
    return compiler.functions.find(id)
  }
  return async (id) => {
    const runner = runnerOf(server)
    const found = await find(id)
    const config: { app: { functions: Map<string, FunctionLoader> } } = await runner.import(
      PACKAGE_FILES.config,
    )
    if (found === undefined) return void config.app.functions.delete(id)
    const module = modules.specifierOf(found.module)
    config.app.functions.set(id, async () => (await runner.import(module))[found.exportName])
  }
}

/** The module runner of the server's environment. */
export function runnerOf({ environments: { ssr } }: ViteDevServer): ModuleRunner {
  if (isRunnableDevEnvironment(ssr)) return ssr.runner
  throw new Error(
    '[seamline] The `ssr` environment cannot run modules in this process. Use the default environment of Vite. (ENVIRONMENT_NOT_RUNNABLE)',
  )
}
