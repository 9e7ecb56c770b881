import type { DevEnvironment, Rolldown } from 'vite'

/**
 * The texts of modules as the bundler is about to emit them: what each had when it came to the second pass. A
 * module is on record before its own pass begins, and that waits for nothing but such records: modules that
 * import each other cannot wait for one another.
 */
export interface EmittedModules {
  /** Takes note of a module's text. */
  readonly arrive: (id: string, code: string) => void
  /** Takes note that a module's pass is over. */
  readonly leave: (id: string) => void
  /** The text of a module; has the bundler load it, if need be. */
  readonly textOf: (id: string) => Promise<string | null>
  /** What is known of them. */
  readonly summaries: () => Map<string, unknown>
}

/** Records and who waits for them. */
class Arrivals {
  readonly #texts = new Map<string, string>()
  readonly #waiting = new Map<string, ((code: string) => void)[]>()

  set(id: string, code: string): void {
    this.#texts.set(id, code)
    this.#waiting.get(id)?.forEach((resolve) => resolve(code))
    this.#waiting.delete(id)
  }

  get(id: string): string | undefined {
    return this.#texts.get(id)
  }

  next(id: string): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve])
    })
  }
}

/** Loads a module as a plugin may. */
export type LoadModule = (options: { readonly id: string }) => Promise<Rolldown.ModuleInfo>

/** Those of a build, in which each module has one text. */
export class BuiltModules {
  readonly #arrivals = new Arrivals()
  readonly #summaries = new Map<string, unknown>()

  /** Those that a plugin sees. */
  seenBy(load: LoadModule): EmittedModules {
    return {
      arrive: (id, code) => this.#arrivals.set(id, code),
      leave: () => {},
      textOf: async (id) =>
        this.#arrivals.get(id) ??
        // Most modules have nothing to split, so that they come by no second pass.
        Promise.race([this.#arrivals.next(id), load({ id }).then(({ code }) => code)]),
      summaries: () => this.#summaries,
    }
  }
}

/** Those of a dev server, whose texts change. */
export class ServedModules {
  readonly #arrivals = new Arrivals()
  readonly #inPass = new Set<string>()

  /** Those of an environment. */
  of(environment: DevEnvironment): EmittedModules {
    return {
      arrive: (id, code) => {
        this.#inPass.add(id)
        this.#arrivals.set(id, code)
      },
      leave: (id) => this.#inPass.delete(id),
      textOf: (id) => this.#textOf(id, environment),
      // A module that a plugin makes may be out of date without a file that changed.
      summaries: () => new Map(),
    }
  }

  async #textOf(id: string, environment: DevEnvironment): Promise<string | null> {
    // Vite makes these when it has seen all others, and they have nothing of ours.
    if (environment.depsOptimizer?.isOptimizedDepFile(id)) return null
    const node = environment.moduleGraph.getModuleById(id)
    const known = this.#arrivals.get(id)
    if (known !== undefined && (node?.transformResult || this.#inPass.has(id))) return known
    const request = environment.transformRequest(node?.url ?? id)
    return Promise.race([
      this.#arrivals.next(id),
      request.then(() => this.#arrivals.get(id) ?? null),
    ])
  }
}
