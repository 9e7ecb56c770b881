import type { StandardSchema } from './standard-schema.ts'

/**
 * What `.inputValidator()` accepts: a Standard Schema (zod, valibot, arktype, …), an object with
 * `parse` (an adapter such as `zodValidator(schema)`), or a function. Each may be asynchronous.
 */
export type Validator = StandardSchema | ParseValidator | FunctionValidator

/** An object whose `parse` returns the validated value or throws. */
export interface ParseValidator {
  /**
   * Returns the validated value, or throws. A method, whose parameter may ask for less than `unknown`, and
   * is `unknown` where it says nothing.
   */
  parse(input: unknown): unknown
}

/** A function that returns the validated value or throws. */
export type FunctionValidator = ParseValidator['parse']

/**
 * What a caller has to supply for a validator.
 *
 * @typeParam TValidator - the validator
 */
export type InputOf<TValidator> =
  TValidator extends StandardSchema<infer TInput, unknown>
    ? TInput
    : TValidator extends { readonly types: { readonly input: infer TInput } }
      ? TInput
      : TValidator extends { readonly parse: (input: infer TInput) => unknown }
        ? TInput
        : TValidator extends (input: infer TInput) => unknown
          ? TInput
          : never

/**
 * What code behind a validator sees.
 *
 * @typeParam TValidator - the validator
 */
export type OutputOf<TValidator> =
  TValidator extends StandardSchema<infer _TInput, infer TOutput>
    ? TOutput
    : TValidator extends { readonly types: { readonly output: infer TOutput } }
      ? TOutput
      : TValidator extends { readonly parse: (input: never) => infer TOutput }
        ? Awaited<TOutput>
        : TValidator extends (input: never) => infer TOutput
          ? Awaited<TOutput>
          : never
