import { INVALID_VALIDATOR } from '../errors/catalog.ts'
import {
  isServerFnError,
  usageError,
  ValidationError,
  type ValidationIssue,
} from '../errors/errors.ts'
import { typeName } from '../utils/type-name.ts'
import type { StandardSchema, StandardSchemaIssue } from './standard-schema.ts'
import type { Validator } from './validator.types.ts'

/** Resolves to the validated value, or rejects with a `ValidationError`. */
export type Validate = (value: unknown) => Promise<unknown>

/**
 * One function for every accepted kind of validator, chosen once per definition.
 *
 * @throws SeamlineError `INVALID_VALIDATOR`
 */
export function toValidate(validator: Validator): Validate {
  // Standard Schema first: some libraries' schemas are functions or have a `parse` as well.
  if (isStandardSchema(validator)) return (value) => runStandardSchema(validator, value)
  if (typeof validator === 'function') return (value) => runThrowing(validator, value)
  if (hasParse(validator)) return (value) => runThrowing((input) => validator.parse(input), value)
  throw usageError(INVALID_VALIDATOR, { received: typeName(validator) })
}

async function runStandardSchema(schema: StandardSchema, value: unknown): Promise<unknown> {
  const outcome = await schema['~standard'].validate(value)
  if (outcome.issues !== undefined) throw new ValidationError(outcome.issues.map(toIssue))
  return outcome.value
}

async function runThrowing(parse: (input: never) => unknown, value: unknown): Promise<unknown> {
  try {
    // The input's type is what the validator asks for; that it fits is what is being found out.
    return await parse(value as never)
  } catch (error) {
    // What the app throws on purpose keeps its meaning, in a validator as anywhere else.
    if (isServerFnError(error) || error instanceof Response) throw error
    throw new ValidationError(issuesOf(error), { cause: error })
  }
}

/** zod's own error, and those of libraries like it, carry the issues they found. */
function issuesOf(error: unknown): readonly ValidationIssue[] {
  if (error instanceof Error && 'issues' in error && Array.isArray(error.issues)) {
    return error.issues.map(toIssue)
  }
  return [{ message: error instanceof Error ? error.message : String(error), path: [] }]
}

function toIssue({ message, path = [] }: StandardSchemaIssue): ValidationIssue {
  return {
    message,
    // A copy of plain arrays' kind: some libraries' paths are arrays of their own.
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
