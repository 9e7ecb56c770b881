import { existsSync } from 'node:fs'
import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { Compiler } from '../split/compiler.ts'
import { configModule } from '../entry/config-module.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import type { FunctionModules } from '../split/function-modules.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import { sourceHost } from '../split/module-host.ts'
import { appBase, endpointBase, type SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { scanSources } from '../split/scan-sources.ts'
import { fromServerModule, SERVER_MODULE, sideOf, toServerModule } from '../shared/server-graph.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/**
 * What tests need of the build, under Vitest: the whole server beside the stubs of a test, and the names of
 * functions. Whatever a module of the server imports is one too, as in an environment of its own.
 */
export function pluginTesting(
  options: SeamlineOptions,
  compiler: Compiler,
  packages: InstalledPackages,
  modules: FunctionModules,
): Plugin {
  let config: ResolvedConfig
  let server: ViteDevServer | undefined
  let isVitest = false
  let scanned: Promise<void> | undefined
  return {
    name: 'seamline:testing',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved
      isVitest = isUnderVitest({ plugins: [...resolved.plugins] })
    },
    configureServer(created) {
      server = created
      // A run that a change has started looks for functions again.
      created.watcher.on('all', () => {
        scanned = undefined
      })
    },
    resolveId: {
      async handler(source, importer) {
        const isServers = SERVER_MODULE.test(source) || SERVER_MODULE.test(importer ?? '')
        const { ssr } = server?.environments ?? {}
        if (!isVitest || !isServers || ssr === undefined) return undefined
        const found = await ssr.pluginContainer.resolveId(
          fromServerModule(source),
          importer && fromServerModule(importer),
        )
        if (found === null || found.external) return found
        const { id } = found
        const isOwn = id.startsWith(PACKAGE_FILES.folder)
        // What other plugins make up may look like a path, too.
        const isCompiled = existsSync(withoutQuery(id)) && packages.mayHoldFunctions(id)
        return isOwn || isCompiled ? toServerModule(id) : id
      },
    },
    transform: {
      filter: { id: SERVER_MODULE, code: /\bimport\.meta\.env\.SSR\b/ },
      // Vitest says what holds for the page. As long as what it replaces: no place in the module moves.
      handler: (code) =>
        isVitest
          ? {
              code: code.replaceAll(/\bimport\.meta\.env\.SSR\b/g, '(true)             '),
              map: null,
            }
          : undefined,
    },
    load: {
      filter: { id: new RegExp(`^(?:${TESTED_FILES.map(escapeForRegExp).join('|')})(?:\\?|$)`) },
      async handler(id) {
        if (!isVitest) return undefined
        const isConfig = id.startsWith(PACKAGE_FILES.config)
        if (isConfig && sideOf(id, this.environment) !== 'server') return undefined
        const host = sourceHost((source, importer) => this.resolve(source, importer))
        scanned ??= scanSources({ config, options, packages, host }, compiler)
        await scanned
        const code = isConfig
          ? serverConfig(config, options, { compiler, modules })
          : tested(config, options, compiler)
        return { code, map: { mappings: '' } }
      },
    },
  }
}

const TESTED_FILES = [PACKAGE_FILES.config, PACKAGE_FILES.testServer]

/** The server's configuration, with every function of the app: no bundle tells which ones a page can call. */
function serverConfig(
  config: ResolvedConfig,
  options: SeamlineOptions,
  {
    compiler: { functions },
    modules,
  }: { readonly compiler: Compiler; readonly modules: FunctionModules },
): string {
  return configModule({
    endpointBase: endpointBase(config, options),
    basePath: appBase(config),
    isDev: true,
    isBuilt: false,
    isServer: true,
    start: findSpecialFile('start', config, options),
    // Tests of components call functions; pages and routes are for a browser to ask.
    router: undefined,
    files: {},
    assets: () => ({ routes: {} }),
    functions: [
      ...functions.all().map((entry) => ({ id: entry.id, entry })),
      ...functions.aliases(),
    ].map(({ id, entry }) => ({
      id,
      exportName: entry.exportName,
      from: modules.specifierOf(entry.module),
    })),
  })
}

/** The text of a module with the export of src/internal/test-server.ts. */
function tested(config: ResolvedConfig, options: SeamlineOptions, { functions }: Compiler): string {
  const entry = findSpecialFile('server', config, options) ?? PACKAGE_FILES.serverEntry
  const names = functions
    .all()
    .map(({ id, name, filename }) => [id, `\`${name}\` (${filename})`] as const)
  return [
    `const entry = () => import(${JSON.stringify(toServerModule(entry))})`,
    `const config = () => import(${JSON.stringify(toServerModule(PACKAGE_FILES.config))})`,
    `const load = async () => {`,
    `  const { default: server } = await entry()`,
    `  return {`,
    `    fetch: (request, options) => server.fetch(request, options),`,
    `    options: async () => (await (await config()).app.start()).serverFns,`,
    `  }`,
    `}`,
    `export const testServer = { load, functionNames: new Map(${JSON.stringify(names)}) }`,
    ``,
  ].join('\n')
}
