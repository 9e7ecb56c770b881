import type { Plugin, Rolldown } from 'vite'
import type { Alias, FunctionTable, TableEntry } from './function-table.ts'
import { identityOf } from '../shared/module-identity.ts'

/** The functions that the browser can call; known once the client has been built. */
export interface ReachableFunctions {
  readonly plugin: Plugin
  /** Looks at what a web worker holds, whose build ends before that of the page that starts it. */
  readonly inWorkers: Plugin
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
  const ofWorkers: EmittedCode[] = []
  const list = (): readonly TableEntry[] => {
    if (reachable !== undefined) return reachable
    throw new Error(
      '[seamline] The server was built before the client, so its reachable functions are unknown. Run `vite build` without `--ssr`. (CLIENT_NOT_BUILT)',
    )
  }
  return {
    plugin: {
      name: 'seamline:reachable',
      generateBundle(_options, bundle) {
        if (this.environment.config.consumer !== 'client') return
        const emitted = [emittedCode(bundle), ...ofWorkers]
        table.checkAliases()
        reachable = table.all().filter((entry) => emitted.some((each) => isIn(each, entry)))
      },
    },
    inWorkers: {
      name: 'seamline:reachable-in-workers',
      generateBundle(_options, bundle) {
        ofWorkers.push(emittedCode(bundle))
      },
    },
    list,
    aliases: () => {
      const ids = new Set(list().map(({ id }) => id))
      return table.aliases().filter(({ entry }) => ids.has(entry.id))
    },
  }
}

/** What is left of each module, all its variants. */
type EmittedCode = ReadonlyMap<string, readonly string[]>

function isIn(emitted: EmittedCode, { module, id }: TableEntry): boolean {
  const mention = new RegExp(`["'\`]${id}["'\`]`)
  return emitted.get(identityOf(module))?.some((code) => mention.test(code)) === true
}

function emittedCode(bundle: Rolldown.OutputBundle): EmittedCode {
  const emitted = new Map<string, string[]>()
  for (const output of Object.values(bundle)) {
    if (output.type !== 'chunk') continue
    for (const [id, { code }] of Object.entries(output.modules)) {
      const file = identityOf(id)
      emitted.set(file, [...(emitted.get(file) ?? []), code ?? ''])
    }
  }
  return emitted
}
