import type { ResolvedConfig } from 'vite'
import { withoutQuery } from '../../babel-plugin/function-id.ts'
import { type CompileResult, type Environment, type Host } from '../../babel-plugin/index.ts'
import { compileModule } from '../../babel-plugin/compile.ts'
import { FunctionIds } from './function-ids.ts'
import { FunctionTable } from './function-table.ts'
import type { SeamlineOptions } from './options.ts'

/** A module, and how others are found from it. */
export interface ModuleContext {
  /** As the bundler names it: a path, maybe with a query. */
  readonly id: string
  readonly host: Host
}

/** Compiles modules for both environments and remembers what they have in common. */
export class Compiler {
  /** The server functions that have been met. */
  readonly functions: FunctionTable
  readonly #options: SeamlineOptions
  readonly #summaries = new Map<string, unknown>()
  /** What the client got, by module: an edit that does not change it is none of the client's business. */
  readonly #clientCode = new Map<string, string | undefined>()
  /** The modules whose split depends on another's, by that other's path. */
  readonly #dependents = new Map<string, Set<string>>()
  /** The modules of routes with `server.handlers`. */
  readonly #handlerFiles = new Set<string>()
  #root = '/'
  #ids: FunctionIds | undefined

  constructor(options: SeamlineOptions) {
    this.#options = options
    this.functions = new FunctionTable(options.serverFns?.aliases)
  }

  /** Takes over what only the resolved configuration tells. */
  configure({ root, logger }: ResolvedConfig): void {
    this.#root = root
    const { generateFunctionId } = this.#options.serverFns ?? {}
    this.#ids = generateFunctionId && new FunctionIds(generateFunctionId, logger)
  }

  /** Whether ids depend on which functions were met before. */
  get hasOwnIds(): boolean {
    return this.#ids !== undefined
  }

  /**
   * Splits a module; `null` when nothing in it is ours.
   *
   * @throws CompileError for code that is ours and not understood; Error `DUPLICATE_ID`
   */
  async compile(
    code: string,
    context: ModuleContext,
    environment: Environment,
  ): Promise<CompileResult | null> {
    if (environment === 'server') return this.#split(code, context, environment)
    // Until this succeeds the client has nothing, and whatever mends the module is its business.
    this.#clientCode.delete(context.id)
    const result = await this.#split(code, context, environment)
    this.#clientCode.set(context.id, result?.code)
    return result
  }

  /** Takes note of a module's functions. */
  async list(code: string, context: ModuleContext): Promise<void> {
    await this.#split(code, context, 'client')
  }

  /** The files of routes that answer requests themselves, as far as the client has loaded them. */
  get handlerFiles(): ReadonlySet<string> {
    return this.#handlerFiles
  }

  /** Forgets what was known of a file that has changed, and tells which modules depend on it. */
  forget(file: string): readonly string[] {
    this.#summaries.delete(file)
    return [...(this.#dependents.get(file) ?? [])]
  }

  /** Whether the client has a module of which the server keeps a part. */
  hasSplit(id: string): boolean {
    return this.#clientCode.get(id) !== undefined
  }

  /** Whether the client would get something else for a module than it has. */
  async changesClient(code: string, context: ModuleContext): Promise<boolean> {
    const before = this.#clientCode.get(context.id)
    const result = await this.#split(code, context, 'client')
    return result?.code !== before
  }

  async #split(
    code: string,
    { id, host }: ModuleContext,
    environment: Environment,
  ): Promise<CompileResult | null> {
    const { result, dependencies, hasRouteHandlers } = await compileModule(code, {
      ...host,
      filename: id,
      root: this.#root,
      environment,
      summaries: this.#summaries,
      generateFunctionId: this.#ids?.generate,
    })
    const file = withoutQuery(id)
    for (const dependency of dependencies) {
      const dependents = this.#dependents.get(dependency) ?? new Set()
      this.#dependents.set(dependency, dependents.add(file))
    }
    // A variant of a module, as in `notes.tsx?part=component`, need not hold all of it.
    const isWhole = file === id
    if (isWhole && environment === 'client') {
      if (hasRouteHandlers) this.#handlerFiles.add(file)
      else this.#handlerFiles.delete(file)
    }
    if (isWhole) this.functions.set(file, result?.functions ?? [])
    else this.functions.add(file, result?.functions ?? [])
    return result
  }
}
