import type { NodePath, PluginPass, types as t } from '@babel/core'
import { DEFAULT_SOURCES, type Environment } from './definitions.ts'
import { ignoreComments, mapReferences } from './removed-ranges.ts'
import { transformProgram } from './transform-program.ts'
import type { TransformReport } from './types.ts'

/** Options of the Babel plugin. */
export interface SeamlineBabelOptions {
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
}

/** A Babel plugin, without Babel's own types: those are not installed everywhere. */
export interface BabelPlugin {
  /** Names the plugin in Babel's messages. */
  readonly name: string
  /** What it looks at. */
  readonly visitor: object
}

/** Under this key of a file's metadata stands the {@link TransformReport}, if anything changed. */
export const METADATA_KEY = 'seamline'

/** The Babel plugin. Its visitor looks at the program once and does the rest itself. */
export function seamlineBabelPlugin(
  _api: object,
  { environment, root, sources = DEFAULT_SOURCES }: SeamlineBabelOptions,
): BabelPlugin {
  return {
    name: 'seamline',
    visitor: {
      Program(program: NodePath<t.Program>, { file }: PluginPass) {
        const filename = file.opts.filename ?? 'unknown'
        const projectRoot = root ?? file.opts.root ?? '/'
        const report = transformProgram(program, {
          environment,
          filename,
          root: projectRoot,
          sources,
        })
        if (report === undefined) return
        const comments = file.ast.comments ?? []
        const removed = [...report.removed, ...mapReferences(comments)]
        ignoreComments(comments, removed)
        // Babel's type of a file's metadata does not know the keys that plugins add.
        ;(file.metadata as Record<string, unknown>)[METADATA_KEY] = { ...report, removed }
      },
    },
  }
}

/** What the plugin reported for a file. */
export function reportIn(metadata: object | undefined): TransformReport | undefined {
  // Only the plugin writes under this key.
  return (metadata as Record<string, TransformReport | undefined> | undefined)?.[METADATA_KEY]
}
