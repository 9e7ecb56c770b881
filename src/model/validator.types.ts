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

/** The input of a validator. */
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

/** The output of a validator. */
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
