import { transformAsync, type ParserOptions } from '@babel/core'
import { DEFAULT_SOURCES, type Environment } from './definitions.ts'
import { reportIn, seamlineBabelPlugin } from './plugin.ts'
import { blankRanges } from './removed-ranges.ts'
import type { FoundFunction } from './types.ts'

/** Options of {@link compile}. */
export interface CompileOptions {
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

/**
 * Splits one module for one environment. Pure: the same arguments give the same result.
 *
 * @returns `null` when the module has no builder of ours
 * @throws CompileError with a `code` and a code frame, for code that is ours and not understood;
 * Babel's own error for code that does not parse
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
  const { filename, root, environment, sources = DEFAULT_SOURCES } = options
  const [file = filename] = filename.split('?')
  const result = await transformAsync(code, {
    filename: file,
    sourceFileName: file,
    configFile: false,
    babelrc: false,
    sourceMaps: true,
    ...WITHOUT_INPUT_MAP,
    // Colours are for whoever prints the message; it is the same text everywhere.
    highlightCode: false,
    compact: false,
    parserOpts: { plugins: parserPlugins(file) },
    plugins: [[seamlineBabelPlugin, { environment, root, sources }]],
  })
  const report = reportIn(result?.metadata)
  if (report === undefined || typeof result?.code !== 'string' || !result.map) return null
  const { version, names, mappings } = result.map
  const visible = environment === 'client' ? blankRanges(code, report.removed) : code
  return {
    code: result.code,
    map: { version, sources: result.map.sources, names, mappings, sourcesContent: [visible] },
    functions: report.functions,
  }
}

/**
 * A map that the source names is neither read nor passed on: it may show what was removed. Babel takes
 * `false`; its types do not know.
 */
const WITHOUT_INPUT_MAP: object = { inputSourceMap: false }

type ParserPlugin = NonNullable<ParserOptions['plugins']>[number]

function parserPlugins(file: string): ParserPlugin[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(file)
  // In a .ts file `<T>value` is a cast; everywhere else it may be an element.
  const mayHaveJsx = !/\.[cm]?ts$/.test(file)
  return [
    'decorators',
    'decoratorAutoAccessors',
    ...(isTypeScript ? (['typescript'] satisfies ParserPlugin[]) : []),
    ...(mayHaveJsx ? (['jsx'] satisfies ParserPlugin[]) : []),
  ]
}
