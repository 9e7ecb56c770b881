import type { Plugin, ResolvedConfig } from 'vite'
import { configModule } from './config-module.ts'
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

/** Every id that is answered, old ones included, in one order on every machine. */
function manifestOf({
  list,
  aliases,
}: Pick<ReachableFunctions, 'list' | 'aliases'>): readonly Alias[] {
  return [...list().map((entry) => ({ id: entry.id, entry })), ...aliases()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}
