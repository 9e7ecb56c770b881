import type { Plugin, Rolldown } from 'vite'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { EmittedCheck, type EmittedBundle } from '../emitted/check-module.ts'
import { ONLY_TEXT, ownerOf, SUSPICIOUS } from '../emitted/names.ts'
import { importersInBuild } from '../shared/import-chain.ts'

/**
 * Makes sure that no chunk of the browser's has a builder with a handler, a `.server` function, a validator or an
 * option of the server left on it, however its module came to be: looks at what is emitted, and at nothing that the
 * transform knows. A build that fails here would have sent code of the server to visitors.
 */
export function pluginEmittedCheck(packages: InstalledPackages): Plugin {
  return {
    name: 'seamline:emitted-check',
    async generateBundle(_options, output) {
      const { config } = this.environment
      if (config.consumer !== 'client') return
      const emitted = emittedModules(output)
      const codeOf = (id: string): string => this.getModuleInfo(id)?.code ?? ''
      // A module that only passes a name on leaves nothing in a chunk.
      const namesOnly = [...this.getModuleIds()].some(
        (id) => !isOfPackages(id) && ONLY_TEXT.test(codeOf(id)),
      )
      const suspects = emitted.filter((id) => namesOnly || SUSPICIOUS.test(codeOf(id)))
      if (suspects.length === 0) return
      const reached = modulesFromBuilders(this)
      // A function of the app may be handed a builder, in a module that imports none.
      const mayHold = (id: string): boolean =>
        !isOfPackages(id) && (reached.has(id) || packages.mayHoldFunctions(id))
      const bundle = bundleOf(this, config.root, { mayHold, namesOnly })
      const check = new EmittedCheck(bundle)
      for (const id of suspects) await check.check(id)
    },
  }
}

/** Whether a module is of this package or of the router, whose own code is no user of theirs. */
function isOfPackages(id: string): boolean {
  return ownerOf(id, id) !== undefined
}

/** The modules of which something is in a chunk. */
function emittedModules(output: Rolldown.OutputBundle): readonly string[] {
  return Object.values(output).flatMap((each) =>
    each.type === 'chunk'
      ? Object.entries(each.modules).flatMap(([id, { renderedLength }]) =>
          renderedLength > 0 ? [id] : [],
        )
      : [],
  )
}

/** The modules that import a builder, or one that does. */
function modulesFromBuilders(context: Rolldown.PluginContext): ReadonlySet<string> {
  const importersOf = importersInBuild(context)
  const reached = new Set<string>()
  const queue = [...context.getModuleIds()].filter((id) => {
    const owner = ownerOf(id, id)
    return owner === 'seamline' || owner === 'router'
  })
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const importer of importersOf(id)) {
      if (reached.has(importer)) continue
      reached.add(importer)
      queue.push(importer)
    }
  }
  return reached
}

interface Suspicion {
  readonly mayHold: (id: string) => boolean
  /** Whether any module names a builder whose calls a browser must not get. */
  readonly namesOnly: boolean
}

function bundleOf(
  context: Rolldown.PluginContext,
  root: string,
  { mayHold, namesOnly }: Suspicion,
): EmittedBundle {
  return {
    textOf: async (id) => (mayHold(id) ? (context.getModuleInfo(id)?.code ?? null) : null),
    resolve: async (source, importer) => {
      const found = await context.resolve(source, importer)
      return found === null || found.external ? undefined : found.id
    },
    importersOf: importersInBuild(context),
    parse: (code, lang) => context.parse(code, { lang }),
    mayCallOnly: () => namesOnly,
    root,
  }
}
