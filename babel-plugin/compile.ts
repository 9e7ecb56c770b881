import { applyEdits } from './edits/apply-edits.ts'
import { resolveImports, type ModuleSummaries } from './analysis/resolve-imports.ts'
import { DEFAULT_SOURCES, type Environment } from './model/definitions.ts'
import { modulePath, withoutQuery } from './model/function-id.ts'
import { runAsync, runSync, type Effect, type Host, type SyncHost } from './model/host.ts'
import { summarize } from './analysis/module-exports.ts'
import { parseModule, type Language, type UnreadableModule } from './model/parse-module.ts'
import { scanProgram, transformProgram } from './transform-program.ts'
import type { TextEdits } from './edits/text-edits.ts'
import type { ClientEffect, FoundFunction, GenerateFunctionId, SourceRange } from './model/types.ts'

/** Options of {@link compile}. */
export interface CompileOptions extends Partial<Host> {
  /** The module's absolute path; a query behind it is ignored. */
  readonly filename: string
  /** The project's root, to which ids are relative. */
  readonly root: string
  /** The bundle that is being made. */
  readonly environment: Environment
  /**
   * The packages that export the builders.
   *
   * @defaultValue `['seamline', '@tanstack/solid-start']`
   */
  readonly sources?: readonly string[]
  /** Returns ids of the app's own choice for functions. */
  readonly generateFunctionId?: GenerateFunctionId | undefined
  /**
   * A cache of the exports of other modules, for several calls. Delete a file's entry when the file changes.
   *
   * @defaultValue a map of its own for each call
   */
  readonly summaries?: Map<string, unknown>
}

/** A module, split for one environment. */
export interface CompileResult {
  /** The module's text, types and JSX as they were. */
  readonly code: string
  /** Maps to the source; on the client, removed code is blank in its `sourcesContent`. */
  readonly map: SourceMap
  /** The server functions of the module. */
  readonly functions: readonly FoundFunction[]
}

/** The result of {@link compile}, and its dependencies. */
export interface Compilation {
  readonly result: CompileResult | null
  /** The other modules that were read: the result holds until one of them changes. */
  readonly dependencies: readonly string[]
  /** Whether the client lost handlers of a route. */
  readonly hasRouteHandlers: boolean
  /** The statements that a browser runs when it loads the module. */
  readonly effects: readonly ClientEffect[]
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
  /** The module's text; code removed for the client is blank. */
  readonly sourcesContent: string[]
}

/** Options that a bundler adds for a virtual module, or for one whose text differs from its file. */
interface ModuleOptions extends CompileOptions {
  /** The host's id of the module, when it differs from `filename`. */
  readonly importer?: string
  /** The module's path in ids, when `filename` does not contain it. */
  readonly modulePath?: string | undefined
  /** The language of the module and of all that the host loads, when their extensions do not show it. */
  readonly language?: Language
  /** Called for a module on the way to a builder that does not parse, instead of an error. */
  readonly onUnreadable?: (error: UnreadableModule) => void
}

/**
 * Splits one module for one environment. Pure: the same arguments and the same results of `resolve` and
 * `load` give the same result. Without these two, a builder that another module exports is not compiled.
 *
 * @param code - the module's text
 * @param options - its file, the root and the environment; the rest may be left out
 * @returns `null` when the module has nothing to compile
 * @throws CompileError with a `code` and a code frame, for code that uses seamline and cannot be compiled;
 * SyntaxError `MODULE_NOT_READABLE` for code that does not parse, here or on the way to a builder
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

/** Compiles a module like {@link compile}, and returns the dependencies of the result with it. */
export async function compileModule(code: string, options: ModuleOptions): Promise<Compilation> {
  const { resolve = () => null, load = () => null } = options
  return runAsync(compiling(code, options), { resolve, load })
}

/** The synchronous {@link compileModule}, for a synchronous host. */
export function compileModuleSync(
  code: string,
  options: ModuleOptions,
  host: SyncHost,
): Compilation {
  return runSync(compiling(code, options), host)
}

function* compiling(code: string, options: ModuleOptions): Effect<Compilation> {
  const { root, environment, sources = DEFAULT_SOURCES, generateFunctionId } = options
  const { language, onUnreadable } = options
  // Only the compiler writes into the map, so its values have this type.
  const summaries = (options.summaries ?? new Map()) as ModuleSummaries
  const file = withoutQuery(options.filename)
  const importer = options.importer ?? file
  const syntax = parseModule(code, file, language)
  const scan = scanProgram(syntax)
  // A module with a query may be a part of its file, or derived from it.
  const isWhole = file === options.filename || options.importer !== undefined
  if (isWhole) summaries.set(importer, summarize(syntax, scan.read))
  const { lookup, files } = yield* resolveImports(scan.imported, {
    importer,
    sources,
    summaries,
    language,
    onUnreadable,
  })
  const path = options.modulePath ?? (yield* modulePath(file, root))
  const report = transformProgram(syntax, scan, lookup, {
    modulePath: path,
    environment,
    sources,
    generateFunctionId,
  })
  if (report === undefined) {
    return { result: null, dependencies: files, hasRouteHandlers: false, effects: [] }
  }
  const { functions, hasRouteHandlers, effects } = report
  const result = { ...printEdits(report.edits, file, environment), functions }
  return { result, dependencies: files, hasRouteHandlers, effects }
}

/** The edited text and its map, which does not show removed code to the client. */
function printEdits(
  edits: TextEdits,
  file: string,
  environment: Environment,
): Pick<CompileResult, 'code' | 'map'> {
  const { text, removed } = applyEdits(edits)
  const { code } = edits.syntax
  const { mappings } = text.generateMap({ hires: 'boundary' })
  const visible = environment === 'client' ? blank(code, removed) : code
  return {
    code: text.toString(),
    map: { version: 3, sources: [file], names: [], mappings, sourcesContent: [visible] },
  }
}

/** The source with spaces in the removed ranges. */
function blank(code: string, removed: readonly SourceRange[]): string {
  const kept: string[] = []
  let end = 0
  for (const range of removed) {
    kept.push(
      code.slice(end, range.start),
      code.slice(range.start, range.end).replace(/[^\r\n]/g, ' '),
    )
    end = range.end
  }
  return [...kept, code.slice(end)].join('')
}
