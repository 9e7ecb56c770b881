import type { ResolvedConfig } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { CompileResult, Environment, Host } from '../../../babel-plugin/index.ts'
import { compileModule, type Compilation } from '../../../babel-plugin/compile.ts'
import { isUnreadable } from '../../../babel-plugin/model/parse-module.ts'
import type { ClientEffect } from '../../../babel-plugin/model/types.ts'
import { FunctionIds } from './function-ids.ts'
import { FunctionTable, type Part } from './function-table.ts'
import { identityOf, pathOf } from '../shared/module-identity.ts'
import { readText } from './module-host.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { fromServerModule } from '../shared/server-graph.ts'

interface ModuleContext {
  /** As the bundler names it: a path, maybe with a query. */
  readonly id: string
  readonly host: Host
}

interface EmittedContext extends ModuleContext {
  /** The summaries of the modules that the bundler is about to emit. */
  readonly summaries: Map<string, unknown>
}

/** Compiles modules for both environments, and keeps the state that they share. */
export class Compiler {
  readonly functions: FunctionTable
  readonly #options: SeamlineOptions
  readonly #summaries = new Map<string, unknown>()
  /** The client's code by module: an edit that leaves it unchanged does not update the client. */
  readonly #clientCode = new Map<string, string | undefined>()
  /** The modules whose split depends on another's, by that other's path. */
  readonly #dependents = new Map<string, Set<string>>()
  /** The modules of routes with `server.handlers`. */
  readonly #handlerFiles = new Set<string>()
  /** The statements of a module that the browser runs, besides its builder chains. */
  readonly #effects = new Map<string, readonly ClientEffect[]>()
  #root = '/'
  #ids: FunctionIds | undefined

  constructor(options: SeamlineOptions) {
    this.#options = options
    this.functions = new FunctionTable(options.serverFns?.aliases)
  }

  configure({ root, logger }: ResolvedConfig): void {
    this.#root = root
    const { generateFunctionId } = this.#options.serverFns ?? {}
    this.#ids = generateFunctionId && new FunctionIds(generateFunctionId, logger)
  }

  /** Whether ids depend on the order in which functions are found. */
  get hasOwnIds(): boolean {
    return this.#ids !== undefined
  }

  /** Splits a module's source; `null` when files lead to no builder chain in it, or it cannot be parsed yet. */
  async compile(
    code: string,
    context: ModuleContext,
    environment: Environment,
  ): Promise<CompileResult | null> {
    if (environment === 'server') return this.#split(code, context, environment)
    // Until this succeeds the client has no code, so that any fix of the module updates it.
    this.#clientCode.delete(context.id)
    const result = await this.#split(code, context, environment)
    this.#clientCode.set(context.id, result?.code)
    return result
  }

  async list(code: string, context: ModuleContext): Promise<void> {
    await this.#split(code, context, 'client')
  }

  /** The files of routes that answer requests themselves, as far as the client has loaded them. */
  get handlerFiles(): ReadonlySet<string> {
    return this.#handlerFiles
  }

  /** The statements that a browser runs when it loads a module with builder chains. */
  effectsOf(identity: string): readonly ClientEffect[] {
    return this.#effects.get(identity) ?? []
  }

  /** Discards the summary of a changed file, and returns the modules that depend on it. */
  forget(file: string): readonly string[] {
    this.#summaries.delete(file)
    return [...(this.#dependents.get(file) ?? [])]
  }

  /** Whether the client has a module of which the server keeps a part. */
  hasSplit(id: string): boolean {
    return this.#clientCode.get(id) !== undefined
  }

  /** Whether the client's code for a module would change. */
  async changesClient(code: string, context: ModuleContext): Promise<boolean> {
    const before = this.#clientCode.get(context.id)
    const result = await this.#split(code, context, 'client')
    return result?.code !== before
  }

  /** Splits the text that the bundler is about to emit; `null` when no builder chain is left to split. */
  async compileEmitted(
    code: string,
    { id, host, summaries }: EmittedContext,
    environment: Environment,
  ): Promise<CompileResult | null> {
    const identity = identityOf(id)
    const compilation = await compileModule(code, {
      ...host,
      filename: id,
      importer: id,
      modulePath: await pathOf(identity, this.#root),
      language: 'any',
      root: this.#root,
      environment,
      summaries,
      generateFunctionId: this.#ids?.generate,
    })
    if (!this.#effects.has(identity)) this.#rememberEffects(compilation, identity, environment)
    this.#remember(compilation, { module: id, identity, pass: 'emitted' })
    return compilation.result
  }

  /** Records that the second pass finds no functions in the client's code for a module. */
  forgetEmitted(id: string): void {
    this.functions.set({ module: id, identity: id, pass: 'emitted' }, [])
  }

  async #split(
    code: string,
    { id, host }: ModuleContext,
    environment: Environment,
  ): Promise<CompileResult | null> {
    const identity = identityOf(id)
    const file = withoutQuery(id)
    const isFile = identity === file
    const compilation = await compileModule(code, {
      ...host,
      ...(!isFile && { importer: id }),
      filename: id,
      modulePath: await pathOf(identity, this.#root),
      root: this.#root,
      environment,
      summaries: this.#summaries,
      generateFunctionId: this.#ids?.generate,
      onUnreadable: () => {},
    }).catch((error: unknown) => {
      // A plugin may make the module readable.
      if (isUnreadable(error)) return NOTHING
      throw error
    })
    const { result, hasRouteHandlers } = compilation
    // A variant of a module, as in `notes.tsx?part=component`, need not hold all of it.
    if (file === id && environment === 'client') {
      if (hasRouteHandlers) this.#handlerFiles.add(file)
      else this.#handlerFiles.delete(file)
      this.#rememberEffects(compilation, identity, environment)
    }
    const isVariant = isFile && file !== id && result !== null
    const module = isVariant && code === (await readText(file)) ? file : fromServerModule(id)
    this.#remember(compilation, { module, identity, pass: 'source' })
    return result
  }

  #rememberEffects(
    { result, effects }: Compilation,
    identity: string,
    environment: Environment,
  ): void {
    if (environment === 'client' && result !== null) this.#effects.set(identity, effects)
  }

  #remember({ result, dependencies }: Compilation, part: Part): void {
    const file = withoutQuery(part.module)
    for (const dependency of dependencies.map(withoutQuery)) {
      const dependents = this.#dependents.get(dependency) ?? new Set()
      this.#dependents.set(dependency, dependents.add(file))
    }
    this.functions.set(part, result?.functions ?? [])
  }
}

const NOTHING: Compilation = {
  result: null,
  dependencies: [],
  hasRouteHandlers: false,
  effects: [],
}
