import type { Environment } from './definitions.ts'

/** What the transform needs to know about a module. */
export interface TransformOptions {
  /** The module's absolute path; a query behind it is ignored. */
  readonly filename: string
  /** The project's root, to which ids are relative. */
  readonly root: string
  readonly environment: Environment
  /** The packages whose exports are ours. */
  readonly sources: readonly string[]
}

/** A server function that the transform found. */
export interface FoundFunction {
  /** The id in its endpoint's path. */
  readonly id: string
  /** The name of its binding. */
  readonly name: string
  /** Its file, relative to the root. */
  readonly filename: string
  /** The name under which the server bundle's module exports it. */
  readonly exportName: string
}

/** A part of the source, in characters: `[start, end)`. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** What a transform reports beside the changed tree. */
export interface TransformReport {
  readonly functions: readonly FoundFunction[]
  /** The parts of the source that are no longer in the output. */
  readonly removed: readonly SourceRange[]
}

/** Why the transform refuses a module. */
export type RefusalCode =
  | 'ARGUMENTS_NOT_PLAIN'
  | 'BUILDER_NOT_CALLED'
  | 'BUILDER_NOT_FOLLOWED'
  | 'COMPUTED_METHOD'
  | 'HANDLER_MISSING'
  | 'NOT_A_CONST'
  | 'NOT_AT_MODULE_LEVEL'
  | 'OPTIONS_NOT_PLAIN'
  | 'UNKNOWN_METHOD'

/** An error that shows the line of the source, with the code of a refusal. */
export interface CompileError extends Error {
  /** Stable identifier of the refusal. */
  readonly code: RefusalCode
}
