import type { Plugin, Rolldown } from 'vite'
import type { Alias, FunctionTable, TableEntry } from './function-table.ts'
import { identityOf } from '../shared/module-identity.ts'

/** The functions that the browser can call. Before the client is built, reading them throws `CLIENT_NOT_BUILT`. */
export interface ReachableFunctions {
  readonly plugin: Plugin
  /** Collects the code of web workers, whose builds end before that of the page that starts them. */
  readonly inWorkers: Plugin
  readonly list: () => readonly TableEntry[]
  readonly aliases: () => readonly Alias[]
}

/** Finds the stubs that are left in the client's chunks: a function that no page can call has no endpoint. */
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

/** The code that is left of each module, in all its variants. */
type EmittedCode = ReadonlyMap<string, readonly string[]>

function isIn(emitted: EmittedCode, { module, id }: TableEntry): boolean {
  const mention = new RegExp(`["'\`]${id}["'\`]`)
  return emitted.get(identityOf(module))?.some((code) => mention.test(code)) === true
}

function emittedCode(bundle: Rolldown.OutputBundle): EmittedCode {
  const emitted = new Map<string, string[]>()
  for (const [id, { code }] of renderedModules(bundle)) {
    const file = identityOf(id)
    emitted.set(file, [...(emitted.get(file) ?? []), code ?? ''])
  }
  return emitted
}

export function renderedModules(
  bundle: Rolldown.OutputBundle,
): readonly (readonly [string, Rolldown.RenderedModule])[] {
  return Object.values(bundle).flatMap((output) =>
    output.type === 'chunk' ? Object.entries(output.modules) : [],
  )
}
