import type { DevEnvironment, Rolldown } from 'vite'

/** Texts of modules, which can be awaited. */
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

/** Loads a module by the context of a plugin's hook. */
export type LoadModule = (options: { readonly id: string }) => Promise<Rolldown.ModuleInfo>

/**
 * The texts of a build's modules at the start of the second pass. A module is recorded before its own pass begins,
 * and the pass waits only for such records: modules that import each other cannot wait for one another.
 */
export class BuiltModules {
  readonly summaries: Map<string, unknown> = new Map()
  readonly #texts = new Texts()

  add(id: string, code: string): void {
    this.#texts.set(id, code)
  }

  /** The text of a module, which the bundler loads if necessary. */
  async textOf(id: string, load: LoadModule): Promise<string | null> {
    const known = this.#texts.get(id)
    if (known !== undefined) return known
    // Most modules have nothing to split, and never enter the second pass.
    return Promise.race([this.#texts.next(id), load({ id }).then(({ code }) => code)])
  }
}

/** The same for one step of a dev server's second pass, in which texts change. */
export class ServedModules {
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
