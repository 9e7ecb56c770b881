import type { Plugin, ResolvedConfig } from 'vite'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** The module that the server environment starts from. */
export const SERVER_ENTRY = 'virtual:seamline/server-entry'

/** What that module exports. */
export interface ServerEntryModule {
  readonly default: { readonly fetch: (request: Request) => Response | Promise<Response> }
}

/** The server: what `src/server.ts` exports, or the default that stands in for it. */
export function pluginServerEntry(options: SeamlineOptions): Plugin {
  const resolved = `\0${SERVER_ENTRY}`
  let config: ResolvedConfig
  return {
    name: 'seamline:server-entry',
    applyToEnvironment: ({ config: { consumer } }) => consumer === 'server',
    configResolved(resolvedConfig) {
      config = resolvedConfig
    },
    resolveId: {
      filter: { id: new RegExp(`^${SERVER_ENTRY}$`) },
      handler: () => resolved,
    },
    load: {
      filter: { id: new RegExp(`^\0${SERVER_ENTRY}$`) },
      handler: () => {
        const file = findSpecialFile('server', config, options) ?? PACKAGE_FILES.serverEntry
        return `export { default } from ${JSON.stringify(file)}`
      },
    },
  }
}
