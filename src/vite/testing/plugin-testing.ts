import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin, ResolvedConfig, UserConfig, ViteDevServer } from 'vite'
import { crawlFrameworkPkgs } from 'vitefu'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { ServedApp } from '../dev/served-functions.ts'
import { configModule } from '../entry/config-module.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import type { PackageJson } from '../shared/installed-packages.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import { sourceHost } from '../split/module-host.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { SOLID_PACKAGE } from '../router/plugin-solid.ts'
import { scanSources } from '../split/scan-sources.ts'
import { fromServerModule, SERVER_MODULE, sideOf, toServerModule } from '../shared/server-graph.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** Sets Vitest up, so that an app configures only the environment of its tests. */
export function pluginVitest(): Plugin {
  let isVitest = false
  return {
    name: 'seamline:vitest',
    async config(user) {
      isVitest = isUnderVitest(user)
      return isVitest ? inlined(user) : undefined
    },
    configEnvironment: {
      // After vite-plugin-solid, which in a test adds the condition `browser` to every environment, or to none if it
      // also compiles for the server. The server would run browser builds, which some packages forbid in Node.
      order: 'post',
      handler(name, environment) {
        const conditions = environment.resolve?.conditions
        if (!isVitest || conditions === undefined) return
        const others = conditions.filter((condition) => condition !== 'browser')
        environment.resolve = {
          ...environment.resolve,
          conditions: name === 'ssr' ? others : ['browser', ...others],
        }
      },
    },
  }
}

/**
 * Makes Vitest load packages through Vite: this one, because its configuration module is the app's, and those that
 * use Solid, so that all share one copy of it.
 */
async function inlined(user: UserConfig): Promise<UserConfig> {
  // Vite's types lack Vitest's part of the configuration.
  const { test }: { test?: { server?: { deps?: { inline?: unknown } } } } = user as object
  if (test?.server?.deps?.inline === true) return {}
  const { ssr } = await crawlFrameworkPkgs({
    root: resolve(user.root ?? '.'),
    isBuild: false,
    viteUserConfig: user,
    isFrameworkPkgByJson: ({ dependencies = {}, peerDependencies = {} }: PackageJson) =>
      SOLID_PACKAGE in dependencies || SOLID_PACKAGE in peerDependencies,
  })
  const own = new RegExp(`^${escapeForRegExp(PACKAGE_FILES.folder)}`)
  const inline = [own, SOLID_PACKAGE, ...ssr.noExternal]
  return { test: { server: { deps: { inline } } } } as UserConfig
}

/**
 * Loads the app's whole server beside the stubs of a test, under Vitest. A module that a server module imports is a
 * server module too, as in an environment of its own.
 */
export function pluginTesting(app: ServedApp): Plugin {
  const { options, compiler, packages } = app
  let config: ResolvedConfig
  let server: ViteDevServer | undefined
  let isVitest = false
  let scan: Promise<void> | undefined
  return {
    name: 'seamline:testing',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved
      isVitest = isUnderVitest({ plugins: [...resolved.plugins] })
    },
    configureServer(created) {
      server = created
      // A change starts a run, which looks for functions again.
      created.watcher.on('all', () => {
        scan = undefined
      })
    },
    resolveId: {
      async handler(source, importer) {
        const isOfServer = SERVER_MODULE.test(source) || SERVER_MODULE.test(importer ?? '')
        const { ssr } = server?.environments ?? {}
        if (!isVitest || !isOfServer || ssr === undefined) return undefined
        const found = await ssr.pluginContainer.resolveId(
          fromServerModule(source),
          importer && fromServerModule(importer),
        )
        if (found === null || found.external) return found
        const { id } = found
        const isOwn = id.startsWith(PACKAGE_FILES.folder)
        // A virtual module may have an id that looks like a path.
        const isCompiled = existsSync(withoutQuery(id)) && packages.mayHoldFunctions(id)
        return isOwn || isCompiled ? toServerModule(id) : id
      },
    },
    transform: {
      filter: { id: SERVER_MODULE, code: /\bimport\.meta\.env\.SSR\b/ },
      // Vitest writes the value for the page. The text keeps its length, so that no map is needed.
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
        scan ??= scanSources({ config, options, packages, host }, compiler)
        await scan
        const load = isInBrowser(config) ? LOAD_REMOTE : loadInProcess(config, options)
        const code = isConfig ? serverConfig(config, app) : testServerModule(load, compiler)
        return { code, map: { mappings: '' } }
      },
    },
  }
}

const TESTED_FILES = [PACKAGE_FILES.config, PACKAGE_FILES.testServer]

/** The server's record with every function of the app: without a bundle, any of them may be called. */
function serverConfig(
  config: ResolvedConfig,
  { options, compiler: { functions }, modules }: ServedApp,
): string {
  const own = functions.all().map((entry) => ({ id: entry.id, entry }))
  return configModule(config, options, {
    isServer: true,
    isDev: true,
    isBuilt: false,
    // Tests call functions only; pages and routes are tested in a browser.
    pages: undefined,
    functions: [...own, ...functions.aliases()],
    modules,
  })
}

/** Whether the tests run in a browser, which cannot load the server: Vite's own answers its requests. */
function isInBrowser({ plugins }: ResolvedConfig): boolean {
  return plugins.some(({ name }) => name === 'vitest:browser')
}

/**
 * The text of the module in the place of src/internal/test-server.ts.
 *
 * @param load - the text of its `load`
 */
function testServerModule(load: string, { functions }: ServedApp['compiler']): string {
  const names = functions
    .all()
    .map(({ id, name, filename }) => [id, `\`${name}\` (${filename})`] as const)
  return `
${load}
export const testServer = { load, functionNames: new Map(${JSON.stringify(names)}) }
`
}

function loadInProcess(config: ResolvedConfig, options: ServedApp['options']): string {
  const entry = findSpecialFile('server', config, options) ?? PACKAGE_FILES.serverEntry
  return `
const load = async () => {
  const { default: server } = await import(${JSON.stringify(toServerModule(entry))})
  return {
    fetch: (request, options) => server.fetch(request, options),
    options: async () => {
      const { app } = await import(${JSON.stringify(toServerModule(PACKAGE_FILES.config))})
      return (await app.start()).serverFns
    },
  }
}`
}

/** Sends requests past the mocks. */
const LOAD_REMOTE = `
import { bypass } from 'msw'
const load = async () => ({
  fetch: async (request, { context = {} }) => {
    if (Object.keys(context).length > 0) {
      throw new TypeError('serverFnHandlers() cannot pass \`context\` from a browser to the server. Run the test in Node.')
    }
    return fetch(bypass(request))
  },
  options: async () => ({}),
})`
