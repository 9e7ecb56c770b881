/** The builder behind `createServerFn` and `createMiddleware`: a frozen record, and a method per step. */

import type { BuilderEnvironment } from './builder-environment.ts'
import {
  DEFINITION,
  definitionsOf,
  type HasDefinition,
  type MiddlewareDefinition,
  type ServerFnDefinition,
} from '../model/definition.ts'
import type { Handler } from '../chain/server-chain.ts'
import type { Validator } from '../model/validator.types.ts'

export type BuilderDefinition = MiddlewareDefinition | ServerFnDefinition

/**
 * An immutable builder: every method returns a new one. All kinds have all methods at run time; the environment's
 * checks refuse those that a kind lacks or that come too late, and the types leave them out.
 */
export function makeBuilder(
  definition: BuilderDefinition,
  reached: string,
  environment: BuilderEnvironment,
): unknown {
  const { checks, toValidate, uncompiledServerFn } = environment
  const { kind } = definition

  const advance = (step: string, change: object): unknown => {
    checks.step?.(kind, reached, step)
    // A step changes entries that every record of its kind has.
    return makeBuilder({ ...definition, ...change } as BuilderDefinition, step, environment)
  }
  const addMiddlewareFn = (step: string) => (side: unknown) => {
    checks.callable?.(step, side)
    return advance(step, { [step]: side })
  }
  const inputValidator = (validator: Validator): unknown =>
    advance('inputValidator', { validate: toValidate(validator) })

  // A server-function builder can be called, to start another function from it.
  const start = (options: object = {}): unknown => {
    checks.options?.(kind, options)
    return makeBuilder({ ...definition, ...options }, reached, environment)
  }
  return Object.freeze(
    Object.assign(start, {
      [DEFINITION]: Object.freeze(definition),
      middleware: (list: readonly HasDefinition[]) => {
        checks.list?.(kind, list)
        const added = definitionsOf(list)
        return advance('middleware', { middleware: [...definition.middleware, ...added] })
      },
      inputValidator,
      validator: inputValidator,
      client: addMiddlewareFn('client'),
      contextValidator: (validator: Validator) =>
        advance('contextValidator', { validateContext: toValidate(validator) }),
      server: addMiddlewareFn('server'),
      handler: (handler: Handler) => {
        checks.callable?.('handler', handler)
        // Only the types of a server function's builder offer `handler`.
        return uncompiledServerFn(definition as ServerFnDefinition, handler)
      },
    }),
  )
}
