import { generate } from '@babel/generator'
import { classify, type ModuleSummaries } from './classify.ts'
import { DEFAULT_SOURCES, type Environment } from './definitions.ts'
import { modulePath, withoutQuery } from './function-id.ts'
import { runAsync, type Asking, type Host } from './host.ts'
import { summarize } from './module-summary.ts'
import { parseModule } from './parse-module.ts'
import { blankRanges, ignoreComments, mapReferences } from './removed-ranges.ts'
import { scanProgram, transformProgram } from './transform-program.ts'
import type { FoundFunction, GenerateFunctionId } from './types.ts'

/** Options of {@link compile}. */
export interface CompileOptions extends Partial<Host> {
  /** The module's absolute path; a query behind it is ignored. */
  readonly filename: string
  /** The project's root, to which ids are relative. */
  readonly root: string
  /** The bundle that is being made. */
  readonly environment: Environment
  /**
   * The packages whose exports are ours.
   *
   * @defaultValue `['seamline', '@tanstack/solid-start']`
   */
  readonly sources?: readonly string[]
  /** Gives functions ids of the app's own choice. */
  readonly generateFunctionId?: GenerateFunctionId | undefined
  /**
   * What is known of other modules, kept from one call to the next. Delete a file's entry when the file
   * changes.
   *
   * @defaultValue a map of its own for each call
   */
  readonly summaries?: Map<string, unknown>
}

/** A module, split for one environment. */
export interface CompileResult {
  /** The module's text, types and JSX as they were. */
  readonly code: string
  /** Maps to the source; on the client, what was removed is blank in its `sourcesContent`. */
  readonly map: SourceMap
  /** The server functions of the module. */
  readonly functions: readonly FoundFunction[]
}

/** What {@link compile} gives, and what that depends on. */
export interface Compilation {
  readonly result: CompileResult | null
  /** The other modules that were looked into: the result holds until one of them changes. */
  readonly dependencies: readonly string[]
  /** Whether the client lost handlers of a route. */
  readonly hasRouteHandlers: boolean
}

/**
 * A source map.
 *
 * @see https://tc39.es/ecma426/
 */
export interface SourceMap {
  /** Of the format: 3. */
  readonly version: number
  /** The module's file. */
  readonly sources: string[]
  /** Names that were renamed. */
  readonly names: string[]
  /** Which position came from where. */
  readonly mappings: string
  /** The module's text, what was removed for the client blanked. */
  readonly sourcesContent: string[]
}

const NO_HOST: Host = { resolve: () => null, load: () => null }

/**
 * Splits one module for one environment. Pure: the same arguments and the same answers of `resolve` and
 * `load` give the same result. Without these two, nothing is known of other modules, and a builder that
 * one of them exports is left alone.
 *
 * @param code - the module's text
 * @param options - its file, the root and the environment; the rest may be left out
 * @returns `null` when there is nothing of ours to change in the module
 * @throws CompileError with a `code` and a code frame, for code that is ours and not understood;
 * SyntaxError for code that does not parse
 *
 * @example
 * ```ts
 * const result = await compile(code, { filename, root, environment: 'client' })
 * ```
 */
export async function compile(
  code: string,
  options: CompileOptions,
): Promise<CompileResult | null> {
  const { result } = await compileModule(code, options)
  return result
}

/** The same for whoever keeps the result. */
export async function compileModule(code: string, options: CompileOptions): Promise<Compilation> {
  const { resolve = NO_HOST.resolve, load = NO_HOST.load } = options
  return runAsync(compiling(code, options), { resolve, load })
}

function* compiling(code: string, options: CompileOptions): Asking<Compilation> {
  const { root, environment, sources = DEFAULT_SOURCES, generateFunctionId } = options
  // Nobody else writes into it.
  const summaries = (options.summaries ?? new Map()) as ModuleSummaries
  const file = withoutQuery(options.filename)
  const { ast, program } = parseModule(code, file)
  const scan = scanProgram(program)
  // What stands behind a query may be a part of the file, or about it.
  if (file === options.filename) summaries.set(file, summarize(program, scan.read))
  const { lookup, files } = yield* classify(scan.foreign, { importer: file, sources, summaries })
  const path = yield* modulePath(file, root)
  const report = transformProgram(program, scan, lookup, {
    modulePath: path,
    environment,
    sources,
    generateFunctionId,
  })
  if (report === undefined) {
    return { result: null, dependencies: files, hasRouteHandlers: false }
  }
  const comments = ast.comments ?? []
  // A map that the source names is not passed on: it may show what was removed.
  const removed = [...report.removed, ...mapReferences(comments)]
  ignoreComments(comments, removed)
  const printed = generate(ast, { sourceMaps: true, sourceFileName: file, compact: false }, code)
  if (!printed.map) throw new Error(`[seamline] Bug: ${file} has no map. Please open an issue.`)
  const { version, names, mappings, sources: mapped } = printed.map
  const visible = environment === 'client' ? blankRanges(code, removed) : code
  const map = { version, sources: mapped, names, mappings, sourcesContent: [visible] }
  const result = { code: printed.code, map, functions: report.functions }
  return { result, dependencies: files, hasRouteHandlers: report.hasRouteHandlers }
}
