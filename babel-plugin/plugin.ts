import { compileModuleSync, type CompileResult, type SourceMap } from './compile.ts'
import type { Environment } from './model/definitions.ts'
import { fileHost } from './file-host.ts'
import type { SyncHost } from './model/host.ts'
import { partsOf } from './model/source-error.ts'
import type { GenerateFunctionId } from './model/types.ts'

/** Options of the Babel plugin. */
export interface SeamlineBabelOptions extends Partial<SyncHost> {
  /** The bundle that is being made. */
  readonly environment: Environment
  /**
   * The project's root, to which ids are relative.
   *
   * @defaultValue Babel's own `root`
   */
  readonly root?: string
  /**
   * The packages that export the builders.
   *
   * @defaultValue `['seamline', '@tanstack/solid-start']`
   */
  readonly sources?: readonly string[]
  /** Returns ids of the app's own choice for functions. */
  readonly generateFunctionId?: GenerateFunctionId
}

/** A Babel plugin, without Babel's own types: those are not installed everywhere. */
export interface BabelPlugin {
  /** Names the plugin in Babel's messages. */
  readonly name: string
  /** Runs before the visitors of all plugins. */
  readonly pre: (file: BabelFile) => void
  /** Empty: `pre` does the work. */
  readonly visitor: object
}

/** The part of Babel's `File` that the plugin reads and writes. */
export interface BabelFile {
  /** The module's text. */
  code: string
  /** The tree of that text. */
  readonly ast: { readonly program: object; comments?: object[] | null }
  /** The options of the run. */
  readonly opts: {
    readonly filename?: string | null
    readonly root?: string
    readonly parserOpts?: object
  }
  /** The scope of the program. */
  readonly scope: { readonly crawl: () => void }
  /** How the text came to be, for the map of the output. */
  inputMap: { readonly toObject: () => SourceMap } | null
}

/** The part of Babel that the plugin calls. */
export interface BabelApi {
  /** Parses a module. */
  readonly parseSync: (code: string, options: object) => object | null
  /** Prints a tree. */
  readonly transformFromAstSync: (
    ast: object,
    code: string,
    options: object,
  ) => { readonly code?: string | null } | null
}

/** Keeps Babel's own settings out of the plugin's calls. */
const ALONE = { configFile: false, babelrc: false }

/**
 * The Babel plugin. It splits the text of a module before any visitor runs, so that all other plugins see the
 * result. Modules that the program imports are looked up in the file system, unless `resolve` and `load` say
 * otherwise.
 *
 * @param api - Babel's own
 * @param options - `environment` says for which bundle
 * @throws CompileError with a `code` and a code frame, for code that uses seamline and cannot be compiled
 *
 * @example
 * ```ts
 * // babel.config.js
 * export default { plugins: [['seamline/babel', { environment: 'server' }]] }
 * ```
 */
export function seamlineBabelPlugin(api: BabelApi, options: SeamlineBabelOptions): BabelPlugin {
  return {
    name: 'seamline',
    pre(file) {
      try {
        const split = splitText(textOf(file, api), file, options)
        if (split !== null) replaceText(file, split, api)
      } catch (error) {
        throw withoutFile(error)
      }
    },
    visitor: {},
  }
}

/** Babel puts the name of the file in front of every message. */
function withoutFile(error: unknown): unknown {
  const { reason, place } = partsOf(error) ?? {}
  if (!(error instanceof Error) || reason === undefined) return error
  error.message = place === undefined ? reason : `${reason}\n${place.frame}`
  return error
}

/** The text of a module; a tree may come without one. */
function textOf({ code, ast }: BabelFile, api: BabelApi): string {
  return code === '' ? (api.transformFromAstSync(ast, code, ALONE)?.code ?? code) : code
}

function splitText(
  code: string,
  { opts }: BabelFile,
  options: SeamlineBabelOptions,
): CompileResult | null {
  const filename = opts.filename ?? 'unknown'
  const root = options.root ?? opts.root ?? '/'
  // No summaries from earlier calls: files may have changed since.
  return compileModuleSync(code, { ...options, filename, root }, { ...fileHost, ...options }).result
}

/** Replaces the module's text and tree in Babel. */
function replaceText(file: BabelFile, { code, map }: CompileResult, api: BabelApi): void {
  const { filename, parserOpts } = file.opts
  const parsed = api.parseSync(code, {
    filename,
    parserOpts,
    sourceType: 'module',
    ...ALONE,
  }) as BabelFile['ast']
  Object.assign(file.ast.program, parsed.program)
  file.ast.comments = parsed.comments ?? []
  file.code = code
  file.inputMap = { toObject: () => map }
  file.scope.crawl()
}
