import type { DevEnvironment, Environment as ViteEnvironment, Plugin, Rolldown } from 'vite'
import type { CompileResult, Environment } from '../../../babel-plugin/index.ts'
import { leftover } from './candidate.ts'
import type { Compiler } from './compiler.ts'
import { bundlerOf, EmittedCheck } from '../emitted/check-module.ts'
import { ONLY_TEXT, ownerOf } from '../emitted/names.ts'
import { forHost } from '../shared/host-error.ts'
import { importersInDevelopment } from '../shared/import-chain.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { emittedHost } from './module-host.ts'
import { sideOf } from '../shared/server-graph.ts'

export interface Splitter {
  readonly compiler: Compiler
  readonly packages: InstalledPackages
}

type SecondPass = Pick<Plugin, 'buildStart' | 'transform'>

export function splitBuilt({ compiler, packages }: Splitter, environment: Environment): SecondPass {
  let modules = new BuiltModules()
  return {
    buildStart() {
      // A watching build starts anew.
      modules = new BuiltModules()
    },
    transform: {
      filter: leftover(environment),
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

export function splitServed({ compiler, packages }: Splitter): SecondPass {
  const before = new ServedModules()
  const after = new ServedModules()
  return {
    transform: {
      filter: { id: leftover('client').id },
      async handler(code, id) {
        const { environment } = this
        if (environment.mode !== 'dev') return undefined
        const side = sideOf(id, environment)
        const mayHold = packages.mayHoldFunctions(id)
        const result = await before.during(id, code, async () => {
          if (!mayHold || !leftover(side).code.test(code)) {
            if (side === 'client') compiler.forgetEmitted(id)
            return null
          }
          const host = emittedHost(
            (source, importer) => this.resolve(source, importer),
            (other) => before.textOf(other, environment),
          )
          // A module that a plugin makes may be out of date without a file that changed.
          const context = { id, host, summaries: new Map() }
          return forHost(environment, id, () => compiler.compileEmitted(code, context, side))
        })
        await after.during(id, result?.code ?? code, async () => {
          if (side === 'client' && mayHold) await checkServed(this, environment, after).check(id)
        })
        return emitted(result, side)
      },
    },
  }

  function checkServed(
    context: Rolldown.PluginContext & { readonly environment: ViteEnvironment },
    environment: DevEnvironment,
    modules: ServedModules,
  ): EmittedCheck {
    return new EmittedCheck({
      ...bundlerOf(context),
      textOf: async (id) =>
        ownerOf(id, id) === undefined && packages.mayHoldFunctions(id)
          ? modules.textOf(id, environment)
          : null,
      importersOf: importersInDevelopment(environment),
      mayCallOnly: (code) => ONLY_TEXT.test(code),
    })
  }
}

/** The transform's result in the form that the bundler takes. */
function emitted(result: CompileResult | null, side: Environment): Rolldown.TransformResult {
  if (result === null) return undefined
  // The client's map would show the source; only the first pass can blank the server's part of it.
  return { code: result.code, map: side === 'client' ? { mappings: '' } : result.map }
}

class Texts {
  readonly #known = new Map<string, string>()
  readonly #waiting = new Map<string, ((code: string) => void)[]>()

  set(id: string, code: string): void {
    this.#known.set(id, code)
    this.#waiting.get(id)?.forEach((resolve) => resolve(code))
    this.#waiting.delete(id)
  }

  get(id: string): string | undefined {
    return this.#known.get(id)
  }

  next(id: string): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve])
    })
  }
}

/** Texts of modules before their own second pass. A pass waits only for these, so modules in a cycle cannot deadlock. */
class BuiltModules {
  readonly summaries: Map<string, unknown> = new Map()
  readonly #texts = new Texts()

  add(id: string, code: string): void {
    this.#texts.set(id, code)
  }

  /** The text of a module, which the bundler loads if necessary. */
  async textOf(id: string, load: Rolldown.PluginContext['load']): Promise<string | null> {
    const known = this.#texts.get(id)
    if (known !== undefined) return known
    // Most modules have nothing to split, and never enter the second pass.
    return Promise.race([this.#texts.next(id), load({ id }).then(({ code }) => code)])
  }
}

/** The same for one step of a dev server's second pass, in which texts change. */
class ServedModules {
  readonly #texts = new Texts()
  readonly #inStep = new Set<string>()

  /** Runs the step of a module, whose text is current until the step ends. */
  async during<TResult>(id: string, code: string, step: () => Promise<TResult>): Promise<TResult> {
    this.#inStep.add(id)
    this.#texts.set(id, code)
    return step().finally(() => this.#inStep.delete(id))
  }

  /** The current text of a module, which the server transforms if necessary. */
  async textOf(id: string, environment: DevEnvironment): Promise<string | null> {
    // Vite bundles these after all others, and they have no builder chains.
    if (environment.depsOptimizer?.isOptimizedDepFile(id)) return null
    const node = environment.moduleGraph.getModuleById(id)
    const known = this.#texts.get(id)
    if (known !== undefined && (node?.transformResult || this.#inStep.has(id))) return known
    const request = environment.transformRequest(node?.url ?? id)
    return Promise.race([this.#texts.next(id), request.then(() => this.#texts.get(id) ?? null)])
  }
}
