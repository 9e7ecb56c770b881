import type { DevEnvironment, Environment as ViteEnvironment, Plugin, Rolldown } from 'vite'
import type { CompileResult, Environment } from '../../../babel-plugin/index.ts'
import { leftover } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import { BuiltModules, ServedModules } from './emitted-modules.ts'
import { bundlerOf, EmittedCheck, type EmittedBundle } from '../emitted/check-module.ts'
import { ONLY_TEXT, ownerOf } from '../emitted/names.ts'
import { forHost } from '../shared/host-error.ts'
import { importersInDevelopment } from '../shared/import-chain.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { emittedHost } from './module-host.ts'
import { sideOf } from '../shared/server-graph.ts'

/** The tools that split a module. */
export interface Splitter {
  readonly compiler: Compiler
  readonly packages: InstalledPackages
}

/** The hooks of a second pass. */
type SecondPass = Pick<Plugin, 'buildStart' | 'transform'>

type Context = Rolldown.PluginContext & { readonly environment: ViteEnvironment }

/** The second pass of a build. */
export function splitBuilt({ compiler, packages }: Splitter, environment: Environment): SecondPass {
  let modules = new BuiltModules()
  const { id: ids, code: texts } = leftover(environment)
  return {
    buildStart() {
      // A watching build starts anew.
      modules = new BuiltModules()
    },
    transform: {
      filter: { id: ids, code: texts },
      async handler(code, id) {
        modules.add(id, code)
        if (!packages.mayHoldFunctions(id)) return undefined
        const host = emittedHost(
          (source, importer) => this.resolve(source, importer),
          (other) => modules.textOf(other, (options) => this.load(options)),
        )
        const { summaries } = modules
        const result = await forHost(this.environment, id, () =>
          compiler.compileEmitted(code, { id, host, summaries }, environment),
        )
        return emitted(result, environment)
      },
    },
  }
}

/** The second pass of a dev server. */
export function splitServed(splitter: Splitter): SecondPass {
  const before = new ServedModules()
  const after = new ServedModules()
  return {
    transform: {
      filter: { id: leftover('client').id },
      async handler(code, id) {
        const { environment } = this
        if (environment.mode !== 'dev') return undefined
        const side = sideOf(id, environment)
        const module = { code, id, side, environment, before }
        const result = await before.during(id, code, () => splitModule(this, module, splitter))
        await after.during(id, result?.code ?? code, async () => {
          if (side !== 'client' || !splitter.packages.mayHoldFunctions(id)) return
          await new EmittedCheck(servedBundle(this, environment, { after, ...splitter })).check(id)
        })
        return emitted(result, side)
      },
    },
  }
}

interface ServedModule {
  readonly code: string
  readonly id: string
  readonly side: Environment
  readonly environment: DevEnvironment
  readonly before: ServedModules
}

async function splitModule(
  context: Context,
  { code, id, side, environment, before }: ServedModule,
  { compiler, packages }: Splitter,
): Promise<CompileResult | null> {
  if (!leftover(side).code.test(code) || !packages.mayHoldFunctions(id)) {
    if (side === 'client') compiler.forgetEmitted(id)
    return null
  }
  const host = emittedHost(
    (source, importer) => context.resolve(source, importer),
    (other) => before.textOf(other, environment),
  )
  // A module that a plugin makes may be out of date without a file that changed.
  return forHost(environment, id, () =>
    compiler.compileEmitted(code, { id, host, summaries: new Map() }, side),
  )
}

function servedBundle(
  context: Context,
  environment: DevEnvironment,
  { after, packages }: { readonly after: ServedModules; readonly packages: InstalledPackages },
): EmittedBundle {
  return {
    ...bundlerOf(context),
    textOf: async (id) =>
      ownerOf(id, id) === undefined && packages.mayHoldFunctions(id)
        ? after.textOf(id, environment)
        : null,
    importersOf: importersInDevelopment(environment),
    mayCallOnly: (code) => ONLY_TEXT.test(code),
  }
}

/** The transform's result in the form that the bundler takes. */
function emitted(result: CompileResult | null, side: Environment): Rolldown.TransformResult {
  if (result === null) return undefined
  // The client's map would show the source; only the first pass can blank the server's part of it.
  return { code: result.code, map: side === 'client' ? { mappings: '' } : result.map }
}
