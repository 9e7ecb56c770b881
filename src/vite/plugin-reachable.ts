import type { Plugin } from 'vite'
import type { FunctionTable, TableEntry } from './function-table.ts'

/** The functions that the browser can call; known once the client has been built. */
export interface ReachableFunctions {
  readonly plugin: Plugin
  /** @throws Error when the client has not been built yet */
  readonly list: () => readonly TableEntry[]
}

/**
 * Finds out which stubs survive in the client's chunks: a function that no page can call is not
 * reachable over HTTP either.
 */
export function pluginReachable(table: FunctionTable): ReachableFunctions {
  let reachable: readonly TableEntry[] | undefined
  return {
    plugin: {
      name: 'seamline:reachable',
      generateBundle(_options, bundle) {
        if (this.environment.config.consumer !== 'client') return
        const chunks = Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? [file.code] : [],
        )
        reachable = table.all().filter(({ id }) => chunks.some((code) => code.includes(id)))
      },
    },
    list: () => {
      if (reachable !== undefined) return reachable
      throw new Error(
        '[seamline] The server was built before the client, so its functions are not known. Run `vite build` without `--ssr`. (CLIENT_NOT_BUILT)',
      )
    },
  }
}
