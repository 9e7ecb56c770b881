import { INVALID_VALIDATOR } from '../errors/catalog.ts'
import {
  isServerFnError,
  usageError,
  ValidationError,
  type ValidationIssue,
} from '../errors/errors.ts'
import { andThen, recover, type MaybePromise } from '../utils/maybe-promise.ts'
import { typeName } from '../utils/type-name.ts'
import type { StandardSchema, StandardSchemaIssue } from './standard-schema.ts'
import type { Validator } from './validator.types.ts'

/** Returns or resolves to the validated value; throws or rejects with a `ValidationError`. */
export type Validate = (value: unknown) => MaybePromise<unknown>

/** Makes one kind of function for every accepted validator. */
export function toValidate(validator: Validator): Validate {
  // Standard Schema first, because schemas of some libraries are also functions or have a `parse`.
  if (isStandardSchema(validator)) return (value) => runStandardSchema(validator, value)
  if (typeof validator === 'function') return (value) => runThrowing(validator, value)
  if (hasParse(validator)) return (value) => runThrowing((input) => validator.parse(input), value)
  throw usageError(INVALID_VALIDATOR, { received: typeName(validator) })
}

function runStandardSchema(schema: StandardSchema, value: unknown): MaybePromise<unknown> {
  return andThen(schema['~standard'].validate(value), (outcome) => {
    if (outcome.issues !== undefined) throw new ValidationError(outcome.issues.map(toIssue))
    return outcome.value
  })
}

function runThrowing(parse: (input: never) => unknown, value: unknown): MaybePromise<unknown> {
  // The validator finds out whether the input has its type.
  return recover(
    () => parse(value as never),
    (error) => {
      // Errors and responses that the app throws on purpose stay as they are.
      if (isServerFnError(error) || error instanceof Response) throw error
      throw new ValidationError(issuesOf(error), { cause: error })
    },
  )
}

/** The errors of zod and similar libraries have `issues`. */
function issuesOf(error: unknown): readonly ValidationIssue[] {
  if (error instanceof Error && 'issues' in error && Array.isArray(error.issues)) {
    return error.issues.map(toIssue)
  }
  return [{ message: error instanceof Error ? error.message : String(error), path: [] }]
}

function toIssue({ message, path = [] }: StandardSchemaIssue): ValidationIssue {
  return {
    message,
    // A plain array, because the paths of some libraries are of a class.
    path: Array.from(path, (segment) => {
      const key = typeof segment === 'object' ? segment.key : segment
      return typeof key === 'number' ? key : String(key)
    }),
  }
}

function isStandardSchema(validator: unknown): validator is StandardSchema {
  return isObjectLike(validator) && '~standard' in validator
}

function hasParse(validator: unknown): validator is { parse: (input: never) => unknown } {
  return isObjectLike(validator) && 'parse' in validator && typeof validator.parse === 'function'
}

function isObjectLike(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
