import type { DevEnvironment, Environment as ViteEnvironment, Plugin, Rolldown } from 'vite'
import type { CompileResult, Environment } from '../../../babel-plugin/index.ts'
import { leftover } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import { BuiltModules, ServedModules } from './emitted-modules.ts'
import { EmittedCheck } from '../emitted/check-module.ts'
import { ONLY_TEXT, ownerOf } from '../emitted/names.ts'
import { forHost } from '../shared/host-error.ts'
import { importersInDevelopment } from '../shared/import-chain.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { emittedHost } from './module-host.ts'
import { moveBehindOthers } from '../shared/move-behind-others.ts'
import { sideOf } from '../shared/server-graph.ts'

/** The tools that split a module. */
export interface Splitter {
  readonly compiler: Compiler
  readonly packages: InstalledPackages
}

/**
 * The second pass: splits what the bundler is about to emit, and reads other modules as the bundler has them. It
 * finds what the first pass, which knows only files, left alone: modules that plugins make, and those that plugins
 * change. In development it also looks at what is left, as a build does when it is done.
 */
export function pluginSplitEmitted(splitter: Splitter): Plugin {
  return {
    name: NAME,
    enforce: 'post',
    configResolved: (config) => moveBehindOthers(config, NAME),
    applyToEnvironment: ({ config }) =>
      config.command === 'build' ? inBuild(splitter, config.consumer) : inDevelopment(splitter),
  }
}

const NAME = 'seamline:split-emitted'

type Context = Rolldown.PluginContext & { readonly environment: ViteEnvironment }

function inBuild({ compiler, packages }: Splitter, environment: Environment): Plugin {
  let modules = new BuiltModules()
  const { id: ids, code: texts } = leftover(environment)
  return {
    name: NAME,
    buildStart() {
      // A build that watches begins anew.
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

function inDevelopment(splitter: Splitter): Plugin {
  const before = new ServedModules()
  const after = new ServedModules()
  return {
    name: NAME,
    transform: {
      filter: { id: leftover('client').id },
      async handler(code, id) {
        const { environment } = this
        if (environment.mode !== 'dev') return undefined
        const side = sideOf(id, environment)
        before.begin(id, code)
        const result = await splitServed(
          this,
          { code, id, side, environment, before },
          splitter,
        ).finally(() => before.end(id))
        after.begin(id, result?.code ?? code)
        if (side === 'client' && splitter.packages.mayHoldFunctions(id)) {
          const check = new EmittedCheck(servedBundle(this, environment, { after, ...splitter }))
          await check.check(id).finally(() => after.end(id))
        }
        after.end(id)
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

async function splitServed(
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
): ConstructorParameters<typeof EmittedCheck>[0] {
  return {
    textOf: async (id) =>
      ownerOf(id, id) === undefined && packages.mayHoldFunctions(id)
        ? after.textOf(id, environment)
        : null,
    resolve: async (source, importer) => {
      const found = await context.resolve(source, importer)
      return found === null || found.external ? undefined : found.id
    },
    importersOf: importersInDevelopment(environment),
    parse: (code, lang) => context.parse(code, { lang }),
    mayCallOnly: (code) => ONLY_TEXT.test(code),
    root: environment.config.root,
  }
}

/** The transform's result in the form that the bundler takes. */
function emitted(result: CompileResult | null, side: Environment): Rolldown.TransformResult {
  if (result === null) return undefined
  // The client's map would show the source, of which only the first pass knows what to blank.
  return { code: result.code, map: side === 'client' ? { mappings: '' } : result.map }
}
