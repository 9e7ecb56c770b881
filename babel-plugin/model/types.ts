import type { Environment } from './definitions.ts'

export interface TransformOptions {
  /** The module's path as ids know it. */
  readonly modulePath: string
  readonly environment: Environment
  readonly sources: readonly string[]
  readonly generateFunctionId: GenerateFunctionId | undefined
}

/**
 * Returns an id of the app's own choice for a function.
 *
 * @returns letters, digits, `_` and `-`, 128 at most; `undefined` for the default id
 */
export type GenerateFunctionId = (details: FunctionIdDetails) => string | undefined

/** The function that an id is for. */
export interface FunctionIdDetails {
  /** Its file, relative to the root, or below its package's name. */
  readonly filename: string
  /** The name of its binding, ending in `_createServerFn_handler`. */
  readonly functionName: string
  /** The id that it gets otherwise. */
  readonly defaultId: string
}

/** A server function that the transform found. */
export interface FoundFunction {
  /** The id in its endpoint's path. */
  readonly id: string
  /** The name of its binding: `addNote`, `api.users.list` for a property, `default`. */
  readonly name: string
  /** Its file, relative to the root, or below its package's name. */
  readonly filename: string
  /** Its HTTP method; `unknown` where the source does not determine it. */
  readonly method: string
  /** The middleware that it lists, bases included, as they are written. */
  readonly middleware: readonly string[]
  /** The name under which the server bundle's module exports it. */
  readonly exportName: string
}

/** The module sources and the environment that a part of a module reads, by itself and through its variables. */
export interface Reads {
  readonly sources: readonly string[]
  /** Whether `process.env` is read, `NODE_ENV` aside. */
  readonly environment: boolean
}

/** A statement that a module with server functions runs in the browser when it is loaded. */
export interface ClientEffect {
  readonly line: number
  /** Its first line. */
  readonly code: string
  readonly reads: Reads
}

/** A part of the source, in characters: `[start, end)`. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** Why the transform refuses a module. */
export type RefusalCode =
  | 'ARGUMENTS_NOT_PLAIN'
  | 'BUILDER_NOT_CALLED'
  | 'BUILDER_NOT_FOLLOWED'
  | 'BUILDER_RENAMED'
  | 'CLOSURE_CAPTURE'
  | 'COMPUTED_METHOD'
  | 'DUPLICATE_ID'
  | 'HANDLER_MISSING'
  | 'INVALID_ID'
  | 'NOT_A_CONST'
  | 'NOT_AT_MODULE_LEVEL'
  | 'OPTIONS_NOT_PLAIN'
  | 'UNKNOWN_METHOD'
  | 'USE_SERVER'

/** An error that shows the line of the source, with a stable code. */
export interface CompileError extends Error {
  /** Stable identifier. */
  readonly code: RefusalCode
  /** The place of the source: the line from 1, the column from 0. */
  readonly loc: { readonly line: number; readonly column: number } | undefined
}
