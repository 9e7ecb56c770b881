import type { DevEnvironment, Rolldown } from 'vite'

/** Texts of modules, and who waits for them. */
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

/** Loads a module as a plugin may. */
export type LoadModule = (options: { readonly id: string }) => Promise<Rolldown.ModuleInfo>

/**
 * The texts that the modules of a build have when they come to the second pass. A module is on record before its
 * own pass begins, and the pass waits for nothing but such records: modules that import each other cannot wait for
 * one another.
 */
export class BuiltModules {
  /** What is known of them. */
  readonly summaries: Map<string, unknown> = new Map()
  readonly #texts = new Texts()

  /** Records a module that has come. */
  add(id: string, code: string): void {
    this.#texts.set(id, code)
  }

  /** The text of a module; has the bundler load it, if need be. */
  async textOf(id: string, load: LoadModule): Promise<string | null> {
    const known = this.#texts.get(id)
    if (known !== undefined) return known
    // Most modules have nothing to split, and come by no second pass.
    return Promise.race([this.#texts.next(id), load({ id }).then(({ code }) => code)])
  }
}

/** The same for one step of a dev server's second pass, where texts change. */
export class ServedModules {
  readonly #texts = new Texts()
  readonly #inStep = new Set<string>()

  /** Records a module with which the step begins. */
  begin(id: string, code: string): void {
    this.#inStep.add(id)
    this.#texts.set(id, code)
  }

  /** Takes note that the step is over. */
  end(id: string): void {
    this.#inStep.delete(id)
  }

  /** The text of a module as it is now; has the server transform it, if need be. */
  async textOf(id: string, environment: DevEnvironment): Promise<string | null> {
    // Vite makes these when it has seen all others, and they have nothing of ours.
    if (environment.depsOptimizer?.isOptimizedDepFile(id)) return null
    const node = environment.moduleGraph.getModuleById(id)
    const known = this.#texts.get(id)
    if (known !== undefined && (node?.transformResult || this.#inStep.has(id))) return known
    const request = environment.transformRequest(node?.url ?? id)
    return Promise.race([this.#texts.next(id), request.then(() => this.#texts.get(id) ?? null)])
  }
}
