import type { Plugin, ResolvedConfig } from 'vite'
import type { TableEntry } from './function-table.ts'
import { endpointBase, type SeamlineOptions } from './options.ts'
import { PACKAGE_FILES } from './package-files.ts'

/** Replaces src/internal/config.ts, the one module through which configuration enters the runtime. */
export function pluginRuntimeConfig(
  options: SeamlineOptions,
  reachable: () => readonly TableEntry[],
): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:runtime-config',
    configResolved(resolved) {
      config = resolved
    },
    load: {
      filter: { id: PACKAGE_FILES.config },
      handler() {
        const isServerBuild =
          this.environment.config.consumer === 'server' && config.command === 'build'
        // In development the dev server fills the map as it meets functions.
        return configModule({
          base: endpointBase(config, options),
          dev: config.command === 'serve' && !config.isProduction,
          functions: isServerBuild ? reachable() : [],
        })
      },
    },
  }
}

interface ConfigModule {
  readonly base: string
  readonly dev: boolean
  readonly functions: readonly TableEntry[]
}

/** The text of a module with the exports of src/internal/config.ts. */
function configModule({ base, dev, functions }: ConfigModule): string {
  const entries = functions.map(({ id, file, exportName }) => {
    const load = `() => import(${JSON.stringify(file)}).then((module) => module.${exportName})`
    return `  [${JSON.stringify(id)}, ${load}],`
  })
  return [
    `export const base = ${JSON.stringify(base)}`,
    `export const dev = ${dev}`,
    `export const functions = new Map([`,
    ...entries,
    `])`,
    ``,
  ].join('\n')
}
