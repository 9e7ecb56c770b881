import { isRunnableDevEnvironment, normalizePath, type Plugin, type ViteDevServer } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import type { FunctionLoader } from '../../app/app.ts'
import type { Host } from '../../../babel-plugin/index.ts'
import { CANDIDATE } from '../split/candidate.ts'
import type { Compiler } from '../split/compiler.ts'
import type { ManifestEntry } from '../entry/config-module.ts'
import { devStyles, withHeadText } from './dev-styles.ts'
import { FailedPages } from './failed-pages.ts'
import type { FunctionModules } from '../split/function-modules.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { TableEntry } from '../split/function-table.ts'
import { sourceHost } from '../split/module-host.ts'
import { endpointMiddleware, pageMiddleware } from './node-handler.ts'
import { endpointBase, type SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { candidatesFor, findSpecialFile, SPECIAL_FILES } from '../shared/source-files.ts'
import { scanSources } from '../split/scan-sources.ts'
import { SERVER_ENTRY, type ServerEntryModule } from '../entry/plugin-server-entry.ts'

/** Answers calls from the sources as they are now. */
export function pluginDevServer(
  options: SeamlineOptions,
  compiler: Compiler,
  packages: InstalledPackages,
  modules: FunctionModules,
): Plugin {
  let failed: FailedPages | undefined
  return {
    name: 'seamline:dev-server',
    hotUpdate({ server }) {
      // The last of the two environments to hear of an edit: what a page is asked for now has it.
      if (this.environment === server.environments.ssr) failed?.retry()
    },
    configureServer(server) {
      const pages = (failed = new FailedPages(server))
      const base = endpointBase(server.config, options)
      const find = functionFinder(server, compiler, (host) =>
        scanSources({ config: server.config, options, packages, host }, compiler),
      )
      const answer = async (request: Request): Promise<Response> => {
        const runner = runnerOf(server)
        const { default: entry }: ServerEntryModule = await runner.import(SERVER_ENTRY)
        const id = new URL(request.url).pathname.slice(base.length + 1)
        const found = await find(id)
        await offer(runner, id, found && { ...found, from: modules.specifierOf(found.module) })
        return entry.fetch(request)
      }
      server.middlewares.use(endpointMiddleware(base, answer))
      restartForSpecialFiles(server, options)
      const router = findSpecialFile('router', server.config, options)
      if (router === undefined) return undefined
      // After Vite's own: a page is what is none of its files.
      return () => {
        server.middlewares.use(
          pageMiddleware(async (request) => {
            const response = await pages.show(request, async () => {
              const { default: entry }: ServerEntryModule =
                await runnerOf(server).import(SERVER_ENTRY)
              return entry.fetch(request)
            })
            return withHeadText(response, () => devStyles(server, router))
          }),
        )
      }
    },
  }
}

/** The modules that stand in for special files are made when the server starts. */
function restartForSpecialFiles(server: ViteDevServer, options: SeamlineOptions): void {
  const special = new Set(
    SPECIAL_FILES.flatMap((name) => candidatesFor(name, server.config, options)),
  )
  const restart = async (file: string): Promise<void> => {
    if (special.has(normalizePath(file))) await server.restart()
  }
  server.watcher.on('add', restart).on('unlink', restart)
}

/** Puts a function into the map that the endpoint reads; its module is looked up anew by each call. */
async function offer(
  runner: ModuleRunner,
  id: string,
  found: Pick<ManifestEntry, 'from' | 'exportName'> | undefined,
): Promise<void> {
  const { app }: { app: { functions: Map<string, FunctionLoader> } } = await runner.import(
    PACKAGE_FILES.config,
  )
  if (found === undefined) app.functions.delete(id)
  else app.functions.set(id, async () => (await runner.import(found.from))[found.exportName])
}

function runnerOf(server: ViteDevServer): ModuleRunner {
  const { ssr } = server.environments
  if (isRunnableDevEnvironment(ssr)) return ssr.runner
  throw new Error(
    '[seamline] The `ssr` environment cannot run modules in this process. Use the default environment of Vite. (ENVIRONMENT_NOT_RUNNABLE)',
  )
}

/**
 * Finds functions by id: among those that a page has loaded, else by one scan of the sources. The
 * scan holds until a module changes, so that unknown ids do not cost one each, nor the files that an app itself
 * writes: a database, a log.
 */
function functionFinder(
  server: ViteDevServer,
  { functions }: Compiler,
  scanWith: (host: Host) => Promise<void>,
): (id: string) => Promise<TableEntry | undefined> {
  let scan: Promise<void> | undefined
  server.watcher.on('all', (_event, file) => {
    if (CANDIDATE.id.include.test(file)) scan = undefined
  })
  const { pluginContainer } = server.environments.client
  const host = sourceHost((source, importer) => pluginContainer.resolveId(source, importer))
  return async (id) => {
    const known = functions.find(id)
    if (known !== undefined) return known
    scan ??= scanWith(host)
    await scan
    return functions.find(id)
  }
}
