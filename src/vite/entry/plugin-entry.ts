import type { Plugin, ResolvedConfig } from 'vite'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { sideOf } from '../shared/server-graph.ts'
import { ENTRIES, entryText } from './entry-modules.ts'
import type { BuiltAssets } from './page-assets.ts'
import { viteConfig } from './vite-config.ts'

/** The parts of an app that its entries depend on. */
export interface EntryOptions {
  readonly options: SeamlineOptions
  readonly packages: InstalledPackages
  readonly assets: BuiltAssets
  /** The plugins of one web worker's build. */
  readonly workerPlugins: () => Plugin[]
}

/** Sets up the client and the server environment, and provides the modules that they start from. */
export function pluginEntry({ options, packages, assets, workerPlugins }: EntryOptions): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:entry',
    async config(user, { command }) {
      return {
        ...(await viteConfig(user, command, options, packages)),
        // Vite bundles each worker with plugins of its own; without these it would hold the server's code.
        // In development the app's own plugins see workers.
        worker: { plugins: workerPlugins },
      }
    },
    configResolved(resolved) {
      config = resolved
    },
    resolveId: {
      filter: { id: new RegExp(`^(?:${Object.values(ENTRIES).join('|')})$`) },
      handler(source) {
        // A browser may request either from the dev server.
        return source === ENTRIES[this.environment.config.consumer] ? `\0${source}` : undefined
      },
    },
    load: {
      filter: { id: new RegExp(`^\0(?:${Object.values(ENTRIES).join('|')})$`) },
      handler(id) {
        const { consumer } = this.environment.config
        return id === `\0${ENTRIES[consumer]}` ? entryText(consumer, config, options) : undefined
      },
    },
    generateBundle(_options, bundle) {
      if (this.environment.config.consumer === 'client') assets.collect(bundle, config.base)
    },
  }
}

/**
 * Keeps the files of the app that a build starts from, `src/client.tsx` among them. With `"sideEffects": false`
 * in the app's package.json, the bundler drops an import whose bindings are unused, and all statements of a
 * module that only re-exports: both would lose code that the app relies on.
 */
export function pluginAppEntries(): Plugin {
  return {
    name: 'seamline:app-entries',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^(?:[A-Za-z]:)?\// },
      async handler(source, importer = '', options) {
        const isGenerated = GENERATED.has(withoutQuery(importer))
        if (!isGenerated || source.startsWith(PACKAGE_FILES.folder)) return undefined
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        return resolved && { ...resolved, moduleSideEffects: true }
      },
    },
  }
}

/** The generated modules that import files of the app by their absolute paths. */
const GENERATED: ReadonlySet<string> = new Set([
  ...Object.values(ENTRIES).map((entry) => `\0${entry}`),
  PACKAGE_FILES.config,
])

/**
 * Resolves this package's entries to their server builds on the server. Some plugins add the condition `browser`
 * to every environment, for tests or for workers; validators never run in the browser's build.
 */
export function pluginServerBuilds(): Plugin {
  const sources = DEFAULT_SOURCES.map(escapeForRegExp).join('|')
  return {
    name: 'seamline:server-builds',
    enforce: 'pre',
    resolveId: {
      filter: { id: new RegExp(`^(?:${sources})(?:/testing)?$`) },
      async handler(source, importer, options) {
        if (sideOf(importer ?? '', this.environment) !== 'server') return undefined
        const found = await this.resolve(source, importer, { ...options, skipSelf: true })
        const id = PACKAGE_FILES.serverBuilds.get(found?.id ?? '')
        return id === undefined ? found : { ...found, id }
      },
    },
  }
}
