import type { Plugin, Rolldown } from 'vite'
import { withoutQuery } from '../../babel-plugin/function-id.ts'
import type { Alias, FunctionTable, TableEntry } from './function-table.ts'

/** The functions that the browser can call; known once the client has been built. */
export interface ReachableFunctions {
  readonly plugin: Plugin
  /** @throws Error `CLIENT_NOT_BUILT` when the client has not been built yet */
  readonly list: () => readonly TableEntry[]
  /**
   * The old ids of those.
   *
   * @throws Error `CLIENT_NOT_BUILT`
   */
  readonly aliases: () => readonly Alias[]
}

/**
 * Finds out which stubs survive in the client's chunks: a function that no page can call is not
 * reachable over HTTP either.
 */
export function pluginReachable(table: FunctionTable): ReachableFunctions {
  let reachable: readonly TableEntry[] | undefined
  const list = (): readonly TableEntry[] => {
    if (reachable !== undefined) return reachable
    throw new Error(
      '[seamline] The server was built before the client, so its functions are not known. Run `vite build` without `--ssr`. (CLIENT_NOT_BUILT)',
    )
  }
  return {
    plugin: {
      name: 'seamline:reachable',
      generateBundle(_options, bundle) {
        if (this.environment.config.consumer !== 'client') return
        const emitted = emittedCode(bundle)
        table.checkAliases()
        reachable = table
          .all()
          .filter(({ file, id }) =>
            emitted.get(file)?.some((code) => new RegExp(`["'\`]${id}["'\`]`).test(code)),
          )
      },
    },
    list,
    aliases: () => {
      const ids = new Set(list().map(({ id }) => id))
      return table.aliases().filter(({ entry }) => ids.has(entry.id))
    },
  }
}

/** What is left of each file in the chunks, all its variants. */
function emittedCode(bundle: Rolldown.OutputBundle): ReadonlyMap<string, readonly string[]> {
  const emitted = new Map<string, string[]>()
  for (const output of Object.values(bundle)) {
    if (output.type !== 'chunk') continue
    for (const [id, { code }] of Object.entries(output.modules)) {
      const file = withoutQuery(id)
      emitted.set(file, [...(emitted.get(file) ?? []), code ?? ''])
    }
  }
  return emitted
}
