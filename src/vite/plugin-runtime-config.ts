import type { Plugin, ResolvedConfig } from 'vite'
import type { Alias } from './function-table.ts'
import { appBase, endpointBase, type SeamlineOptions } from './options.ts'
import { escapeForRegExp } from './escape-for-reg-exp.ts'
import { PACKAGE_FILES } from './package-files.ts'
import type { ReachableFunctions } from './plugin-reachable.ts'
import { findSpecialFile } from './source-files.ts'

/** Replaces src/internal/config.ts, the one module through which configuration enters the runtime. */
export function pluginRuntimeConfig(
  options: SeamlineOptions,
  reachable: Pick<ReachableFunctions, 'list' | 'aliases'>,
): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:runtime-config',
    configResolved(resolved) {
      config = resolved
    },
    load: {
      // In development the modules of an installed package are asked for with a `?v=…`.
      filter: { id: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.config)}(?:\\?|$)`) },
      handler() {
        const isServer = this.environment.config.consumer === 'server'
        // In development the dev server fills the map as it meets functions.
        const code = configModule({
          base: endpointBase(config, options),
          home: appBase(config),
          dev: config.command === 'serve' && !config.isProduction,
          isServer,
          start: findSpecialFile('start', config, options),
          functions: isServer && config.command === 'build' ? manifestOf(reachable) : [],
        })
        // Without a map: its text names files of this machine, which a client's map would show.
        return { code, map: { mappings: '' } }
      },
    },
  }
}

interface ConfigModule {
  readonly base: string
  readonly home: string
  readonly dev: boolean
  readonly isServer: boolean
  /** The path of `src/start.ts`, if the app has one. */
  readonly start: string | undefined
  readonly functions: readonly Alias[]
}

/** Every id that is answered, old ones included, in one order on every machine. */
function manifestOf({
  list,
  aliases,
}: Pick<ReachableFunctions, 'list' | 'aliases'>): readonly Alias[] {
  return [...list().map((entry) => ({ id: entry.id, entry })), ...aliases()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}

/** The text of a module with the exports of src/internal/config.ts. */
function configModule({ base, home, dev, isServer, start, functions }: ConfigModule): string {
  const entries = functions.map(({ id, entry: { file, exportName } }) => {
    // Written so that a bundler sees which export is wanted, and leaves out the rest of the module.
    const load = `async () => (await import(${JSON.stringify(file)})).${exportName}`
    return `  [${JSON.stringify(id)}, ${load}],`
  })
  return [
    `export const base = ${JSON.stringify(base)}`,
    `export const home = ${JSON.stringify(home)}`,
    `export const dev = ${dev}`,
    ...startLines(start, isServer),
    `export const functions = new Map([`,
    ...entries,
    `])`,
    ``,
  ].join('\n')
}

/** The imports are those of src/internal/config.ts, in whose place the text stands. */
function startLines(file: string | undefined, isServer: boolean): readonly string[] {
  return file === undefined
    ? [
        `import { NO_START } from '../start/resolved-start.js'`,
        `export const start = async () => NO_START`,
      ]
    : [
        `import { startOf } from '../start/resolve-start.js'`,
        `import * as app from ${JSON.stringify(file)}`,
        isServer
          ? `import { builderChecks } from '../core/builder-checks.js'`
          : `const builderChecks = { list: () => {} }`,
        `export const start = startOf(() => app.startInstance, builderChecks.list)`,
      ]
}
