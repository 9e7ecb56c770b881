import type { Environment, Plugin, Rolldown } from 'vite'
import { bundlerOf, EmittedCheck, type EmittedBundle } from '../emitted/check-module.ts'
import { ONLY_TEXT, ownerOf, SUSPICIOUS } from '../emitted/names.ts'
import { importersInBuild, reachedFrom } from '../shared/import-chain.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { renderedModules } from '../split/plugin-reachable.ts'

/**
 * Fails a build whose client has a builder with a handler, a `.server` function, a validator or a server option: it
 * would send code of the server to visitors. Reads the output, and shares no state with the transform.
 */
export function pluginEmittedCheck(packages: InstalledPackages): Plugin {
  return {
    name: 'seamline:emitted-check',
    async generateBundle(_options, output) {
      if (this.environment.config.consumer === 'client') await checkBundle(this, output, packages)
    },
  }
}

type Context = Rolldown.PluginContext & { readonly environment: Environment }

/** @throws Error `NOT_SPLIT` */
async function checkBundle(
  context: Context,
  output: Rolldown.OutputBundle,
  packages: InstalledPackages,
): Promise<void> {
  const codeOf = (id: string): string => context.getModuleInfo(id)?.code ?? ''
  // A module that only passes a name on leaves nothing in a chunk.
  const namesOnly = [...context.getModuleIds()].some(
    (id) => !isOfPackages(id) && ONLY_TEXT.test(codeOf(id)),
  )
  const suspects = renderedModules(output).flatMap(([id, { renderedLength }]) =>
    renderedLength > 0 && (namesOnly || SUSPICIOUS.test(codeOf(id))) ? [id] : [],
  )
  if (suspects.length === 0) return
  const reached = modulesFromBuilders(context)
  // A function may receive a builder in a module that imports none.
  const mayHold = (id: string): boolean =>
    !isOfPackages(id) && (reached.has(id) || packages.mayHoldFunctions(id))
  const bundle: EmittedBundle = {
    ...bundlerOf(context),
    textOf: async (id) => (mayHold(id) ? (context.getModuleInfo(id)?.code ?? null) : null),
    importersOf: importersInBuild(context),
    mayCallOnly: () => namesOnly,
  }
  const check = new EmittedCheck(bundle)
  for (const id of suspects) await check.check(id)
}

/** Whether a module is of this package or of the router, which are not checked themselves. */
function isOfPackages(id: string): boolean {
  return ownerOf(id, id) !== undefined
}

/** The modules of the packages that have builders, and all that import them. */
function modulesFromBuilders(context: Rolldown.PluginContext): ReadonlySet<string> {
  const withBuilders = [...context.getModuleIds()].filter((id) => {
    const owner = ownerOf(id, id)
    return owner === 'seamline' || owner === 'router'
  })
  return reachedFrom(withBuilders, importersInBuild(context))
}
