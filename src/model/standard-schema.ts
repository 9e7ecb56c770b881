/** The part of the Standard Schema interface that seamline reads. @see https://standardschema.dev */
export interface StandardSchema<TInput = unknown, TOutput = TInput> {
  /** The properties that the interface requires. */
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (
      value: unknown,
    ) => StandardSchemaResult<TOutput> | Promise<StandardSchemaResult<TOutput>>
    readonly types?: { readonly input: TInput; readonly output: TOutput } | undefined
  }
}

/** The result of a Standard Schema's `validate`: a value, or issues. */
export type StandardSchemaResult<TOutput> =
  | { readonly value: TOutput; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] }

/** A finding of a Standard Schema; path segments are keys, or objects with a key. */
export interface StandardSchemaIssue {
  /** The problem, in the validator's words. */
  readonly message: string
  /** Where, from the root of the value. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
