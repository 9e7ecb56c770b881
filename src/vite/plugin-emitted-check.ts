import type { Plugin, Rolldown } from 'vite'
import type { InstalledPackages } from './installed-packages.ts'
import { EmittedCheck, type EmittedBundle } from './emitted/check-module.ts'
import { ownerOf, SUSPICIOUS } from './emitted/names.ts'

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
      const emitted = emittedModules(output).filter((id) =>
        SUSPICIOUS.test(this.getModuleInfo(id)?.code ?? ''),
      )
      if (emitted.length === 0) return
      const reached = modulesFromBuilders(this)
      // A function of the app may be handed a builder, in a module that imports none.
      const mayHold = (id: string): boolean => reached.has(id) || packages.mayHoldFunctions(id)
      const check = new EmittedCheck(bundleOf(this, config.root, mayHold))
      for (const id of emitted) await check.check(id)
    },
  }
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
  const reached = new Set<string>()
  const queue = [...context.getModuleIds()].filter((id) => {
    const owner = ownerOf(id, id)
    return owner === 'seamline' || owner === 'router'
  })
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const importer of importersOf(context, id)) {
      if (reached.has(importer)) continue
      reached.add(importer)
      queue.push(importer)
    }
  }
  return reached
}

function importersOf(context: Rolldown.PluginContext, id: string): readonly string[] {
  const info = context.getModuleInfo(id)
  return info === null ? [] : [...info.importers, ...info.dynamicImporters]
}

function bundleOf(
  context: Rolldown.PluginContext,
  root: string,
  mayHold: (id: string) => boolean,
): EmittedBundle {
  return {
    textOf: async (id) =>
      ownerOf(id, id) === undefined && mayHold(id)
        ? (context.getModuleInfo(id)?.code ?? null)
        : null,
    resolve: async (source, importer) => {
      const found = await context.resolve(source, importer)
      return found === null || found.external ? undefined : found.id
    },
    importersOf: (id) => importersOf(context, id),
    parse: (code, lang) => context.parse(code, { lang }),
    root,
  }
}
