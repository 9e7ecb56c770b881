import type { StandardSchema } from './standard-schema.ts'

/**
 * A validator for `.inputValidator()`: a Standard Schema (zod, valibot, arktype, …), an object with
 * `parse` (an adapter such as `zodValidator(schema)`), or a function. Each may be asynchronous.
 */
export type Validator = StandardSchema | ParseValidator | FunctionValidator

/** An object whose `parse` returns the validated value or throws. */
export interface ParseValidator {
  /** Returns the validated value, or throws. A method, so that its parameter may be narrower than `unknown`. */
  parse(input: unknown): unknown
}

/** A function that returns the validated value or throws. */
export type FunctionValidator = ParseValidator['parse']

/**
 * The input and output of a validator. The types that a schema declares are read, because inference from its methods
 * costs more.
 */
export type ValidatorTypes<TValidator> = unknown extends TValidator
  ? InputAndOutput<unknown, unknown>
  : TValidator extends TypedSchema
    ? NonNullable<TValidator['~standard']['types']>
    : TValidator extends StandardSchema<infer TInput, infer TOutput>
      ? InputAndOutput<TInput, TOutput>
      : TValidator extends { readonly types: infer TTypes extends InputAndOutput<unknown, unknown> }
        ? TTypes
        : TValidator extends { readonly parse: (input: infer TInput) => infer TOutput }
          ? InputAndOutput<TInput, Awaited<TOutput>>
          : TValidator extends (input: infer TInput) => infer TOutput
            ? InputAndOutput<TInput, Awaited<TOutput>>
            : InputAndOutput<never, never>

/** A Standard Schema that declares its types. */
interface TypedSchema {
  /** The properties that the interface requires. */
  readonly '~standard': { readonly types?: InputAndOutput<unknown, unknown> | undefined }
}

/** The types of a validator. */
export interface InputAndOutput<TInput, TOutput> {
  /** The input. */
  readonly input: TInput
  /** The output. */
  readonly output: TOutput
}
