import type { PluginPass } from '@babel/core'
import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { classify, type ModuleSummaries } from './classify.ts'
import { DEFAULT_SOURCES, type Environment } from './definitions.ts'
import { fileHost } from './file-host.ts'
import { modulePath, withoutQuery } from './function-id.ts'
import { runSync, type SyncHost } from './host.ts'
import { blankRanges, ignoreComments, mapReferences } from './removed-ranges.ts'
import { scanProgram, transformProgram } from './transform-program.ts'
import type { GenerateFunctionId } from './types.ts'

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
   * The packages whose exports are ours.
   *
   * @defaultValue `['seamline', '@tanstack/solid-start']`
   */
  readonly sources?: readonly string[]
  /** Gives functions ids of the app's own choice. */
  readonly generateFunctionId?: GenerateFunctionId
}

/** A Babel plugin, without Babel's own types: those are not installed everywhere. */
export interface BabelPlugin {
  /** Names the plugin in Babel's messages. */
  readonly name: string
  /** What it looks at. */
  readonly visitor: object
}

/**
 * The Babel plugin. Its visitor looks at the program once and does the rest itself. Modules that the
 * program imports are looked up in the file system, unless `resolve` and `load` say otherwise.
 *
 * @param _api - Babel's own, which the plugin does not need
 * @param options - `environment` says for which bundle
 * @throws CompileError with a `code` and a code frame, for code that is ours and not understood
 *
 * @example
 * ```ts
 * // babel.config.js
 * export default { plugins: [['seamline/babel', { environment: 'server' }]] }
 * ```
 */
export function seamlineBabelPlugin(_api: object, options: SeamlineBabelOptions): BabelPlugin {
  const { environment, sources = DEFAULT_SOURCES, generateFunctionId } = options
  const host: SyncHost = { ...fileHost, ...options }
  return {
    name: 'seamline',
    visitor: {
      Program(program: NodePath<t.Program>, { file }: PluginPass) {
        const filename = withoutQuery(file.opts.filename ?? 'unknown')
        const root = options.root ?? file.opts.root ?? '/'
        // A file may change before the next one is compiled.
        const summaries: ModuleSummaries = new Map()
        const scan = scanProgram(program)
        const classifying = classify(scan.foreign, { importer: filename, sources, summaries })
        const { lookup } = runSync(classifying, host)
        const path = runSync(modulePath(filename, root), host)
        const report = transformProgram(program, scan, lookup, {
          modulePath: path,
          environment,
          sources,
          generateFunctionId,
        })
        if (report === undefined) return
        const comments = file.ast.comments ?? []
        const removed = [...report.removed, ...mapReferences(comments)]
        ignoreComments(comments, removed)
        // Babel shows this text in its map.
        if (environment === 'client') file.code = blankRanges(file.code, removed)
      },
    },
  }
}
