import type { Environment as ViteEnvironment, Plugin, ResolvedConfig, Rolldown } from 'vite'
import type { Environment } from '../../babel-plugin/index.ts'
import { leftover } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import { BuiltModules, ServedModules, type EmittedModules } from './emitted-modules.ts'
import { forHost } from './host-error.ts'
import type { InstalledPackages } from './installed-packages.ts'
import { emittedHost } from './module-host.ts'
import { sideOf } from './server-graph.ts'

/** What modules are split with. */
export interface Splitter {
  readonly compiler: Compiler
  readonly packages: InstalledPackages
}

/**
 * The second pass: splits what the bundler is about to emit, and reads other modules as the bundler has them. It
 * finds what the first pass, which knows only files, left alone: modules that plugins make, and those that plugins
 * change.
 */
export function pluginSplitEmitted(splitter: Splitter): Plugin {
  return {
    name: NAME,
    enforce: 'post',
    configResolved: moveBehindOthers,
    applyToEnvironment: ({ config }) =>
      config.command === 'build' ? inBuild(splitter, config.consumer) : inDevelopment(splitter),
  }
}

const NAME = 'seamline:split-emitted'

function inBuild(splitter: Splitter, environment: Environment): Plugin {
  const modules = new BuiltModules()
  const { id, code } = leftover(environment)
  return {
    name: NAME,
    transform: {
      filter: { id, code },
      handler(text, module) {
        const load = (options: { readonly id: string }): Promise<Rolldown.ModuleInfo> =>
          this.load(options)
        return split(this, { code: text, id: module, modules: modules.seenBy(load) }, splitter)
      },
    },
  }
}

function inDevelopment(splitter: Splitter): Plugin {
  const modules = new ServedModules()
  return {
    name: NAME,
    transform: {
      filter: { id: leftover('client').id },
      async handler(code, id) {
        if (this.environment.mode !== 'dev') return undefined
        const served = modules.of(this.environment)
        served.arrive(id, code)
        try {
          const isLeft = leftover(sideOf(id, this.environment)).code.test(code)
          return isLeft ? await split(this, { code, id, modules: served }, splitter) : undefined
        } finally {
          served.leave(id)
        }
      },
    },
  }
}

interface EmittedModule {
  readonly code: string
  readonly id: string
  readonly modules: EmittedModules
}

async function split(
  context: Rolldown.PluginContext & { readonly environment: ViteEnvironment },
  { code, id, modules }: EmittedModule,
  { compiler, packages }: Splitter,
): Promise<Rolldown.TransformResult> {
  modules.arrive(id, code)
  if (!packages.mayHoldFunctions(id)) return undefined
  const host = emittedHost(
    (source, importer) => context.resolve(source, importer),
    (module) => modules.textOf(module),
  )
  const side = sideOf(id, context.environment)
  const result = await forHost(context.environment, id, () =>
    compiler.compileEmitted(code, { id, host, summaries: modules.summaries() }, side),
  )
  if (result === null) return undefined
  // The client's map would show the source, of which only the first pass knows what to blank.
  return { code: result.code, map: side === 'client' ? { mappings: '' } : result.map }
}

/** Vite's own plugins that stand behind all others, and turn imports into what a browser loads. */
const LAST = new Set(['vite:build-import-analysis', 'vite:client-inject', 'vite:import-analysis'])

/** The plugins of an environment are taken from the configuration's when all have seen it. */
function moveBehindOthers({ plugins }: ResolvedConfig): void {
  // The type keeps plugins from doing so at a later time.
  const list = plugins as Plugin[]
  const own = list.findIndex(({ name }) => name === NAME)
  const [plugin] = own === -1 ? [] : list.splice(own, 1)
  const last = list.findIndex(({ name }) => LAST.has(name))
  if (plugin !== undefined) list.splice(last === -1 ? list.length : last, 0, plugin)
}
