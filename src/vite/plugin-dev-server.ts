import { isRunnableDevEnvironment, normalizePath, type Plugin, type ViteDevServer } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import type { FunctionLoader } from '../internal/config.ts'
import type { FunctionTable, TableEntry } from './function-table.ts'
import { endpointMiddleware } from './node-handler.ts'
import { endpointBase, type SeamlineOptions } from './options.ts'
import { PACKAGE_FILES } from './package-files.ts'
import { candidatesFor } from './source-files.ts'
import { scanSources } from './scan-sources.ts'
import { SERVER_ENTRY, type ServerEntryModule } from './plugin-server-entry.ts'

/** Answers calls from the sources as they are now. */
export function pluginDevServer(options: SeamlineOptions, table: FunctionTable): Plugin {
  return {
    name: 'seamline:dev-server',
    configureServer(server) {
      const base = endpointBase(server.config, options)
      const find = functionFinder(server, options, table)
      const answer = async (request: Request): Promise<Response> => {
        const runner = runnerOf(server)
        const { default: entry }: ServerEntryModule = await runner.import(SERVER_ENTRY)
        const id = new URL(request.url).pathname.slice(base.length + 1)
        const found = await find(id)
        if (found !== undefined) await offer(runner, found)
        return entry.fetch(request)
      }
      server.middlewares.use(endpointMiddleware(base, answer))
      restartForSpecialFiles(server, options)
    },
  }
}

/** The modules that stand in for special files are made when the server starts. */
function restartForSpecialFiles(server: ViteDevServer, options: SeamlineOptions): void {
  const special = new Set(
    (['start', 'server'] as const).flatMap((name) => candidatesFor(name, server.config, options)),
  )
  const restart = async (file: string): Promise<void> => {
    if (special.has(normalizePath(file))) await server.restart()
  }
  server.watcher.on('add', restart).on('unlink', restart)
}

/** Puts a function into the map that the endpoint reads; its module is looked up anew by each call. */
async function offer(runner: ModuleRunner, { id, file, exportName }: TableEntry): Promise<void> {
  const config: { functions: Map<string, FunctionLoader> } = await runner.import(
    PACKAGE_FILES.config,
  )
  config.functions.set(id, async () => (await runner.import(file))[exportName])
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
 * scan holds until a file changes, so that unknown ids do not cost one each.
 */
function functionFinder(
  server: ViteDevServer,
  { srcDirectory = 'src' }: SeamlineOptions,
  table: FunctionTable,
): (id: string) => Promise<TableEntry | undefined> {
  let scan: Promise<void> | undefined
  server.watcher.on('all', () => {
    scan = undefined
  })
  const { root, logger } = server.config
  return async (id) => {
    const known = table.find(id)
    if (known !== undefined) return known
    scan ??= scanSources({ root, srcDirectory, logger }, table)
    await scan
    return table.find(id)
  }
}
