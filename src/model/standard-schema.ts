/**
 * The part of the Standard Schema interface that seamline reads.
 *
 * @typeParam TInput - what it accepts
 * @typeParam TOutput - what it gives
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema<TInput = unknown, TOutput = TInput> {
  /** What the interface asks a schema for. */
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (
      value: unknown,
    ) => StandardSchemaResult<TOutput> | Promise<StandardSchemaResult<TOutput>>
    readonly types?: { readonly input: TInput; readonly output: TOutput } | undefined
  }
}

/**
 * What a Standard Schema's `validate` gives back: a value, or the issues it found.
 *
 * @typeParam TOutput - what the schema gives
 */
export type StandardSchemaResult<TOutput> =
  | { readonly value: TOutput; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] }

/** One finding of a Standard Schema; path segments are keys, or objects that hold one. */
export interface StandardSchemaIssue {
  /** What is wrong. */
  readonly message: string
  /** Where, from the root of the value. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
