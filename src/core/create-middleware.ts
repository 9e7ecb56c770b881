import type { BuilderEnvironment } from './builder-environment.ts'
import type {
  FunctionMiddlewareBuilder,
  Middleware,
  MiddlewareList,
} from './create-middleware.types.ts'
import { DEFINITION, definitionsOf, type MiddlewareDefinition, type Source } from './definition.ts'
import type { Validator } from './validator.types.ts'

/** Options of `createMiddleware()`. */
export interface MiddlewareOptions {
  /** `'function'`: wraps server-function calls, with a client half and a server half. */
  readonly type: 'function'
}

/** `createMiddleware` for an environment. */
export function middlewareCreator(
  environment: BuilderEnvironment,
): (options: MiddlewareOptions) => FunctionMiddlewareBuilder {
  return (options) => {
    environment.checks.option('createMiddleware()', 'type', options?.type, ['function'])
    return build(EMPTY_DEFINITION, 'start', environment)
  }
}

/**
 * The same middleware with the place of its definition, for messages.
 *
 * @internal Called by compiled code.
 */
export function namedMiddleware<TMiddleware extends Middleware>(
  middleware: TMiddleware,
  source: Source,
): TMiddleware {
  // A copy that differs in its record only: same methods, same types.
  return Object.freeze({
    ...middleware,
    [DEFINITION]: Object.freeze({ ...middleware[DEFINITION], source }),
  })
}

const EMPTY_DEFINITION: MiddlewareDefinition = Object.freeze({
  middleware: [],
  validate: undefined,
  client: undefined,
  server: undefined,
  source: undefined,
})

const ORDER = ['start', 'middleware', 'inputValidator', 'client', 'server'] as const
type Step = (typeof ORDER)[number]

function build(
  definition: MiddlewareDefinition,
  reached: Step,
  environment: BuilderEnvironment,
): FunctionMiddlewareBuilder {
  const { checks, toValidate } = environment
  const advance = (step: Step, change: object): FunctionMiddlewareBuilder => {
    checks.order(ORDER, reached, step)
    return build(Object.freeze({ ...definition, ...change }), step, environment)
  }
  const addHalf = (step: 'client' | 'server') => (half: unknown) => {
    checks.callable(step, half)
    return advance(step, { [step]: half })
  }
  const inputValidator = (validator: Validator): unknown =>
    advance('inputValidator', { validate: toValidate(validator) })
  const builder = {
    [DEFINITION]: definition,
    middleware: (list: MiddlewareList) =>
      advance('middleware', { middleware: definitionsOf(list) }),
    inputValidator,
    validator: inputValidator,
    client: addHalf('client'),
    server: addHalf('server'),
  }
  // The one cast of this builder: each step has all methods at run time and enforces their order,
  // while its type offers only those that may still be called and tracks what each one adds.
  return Object.freeze(builder) as unknown as FunctionMiddlewareBuilder
}
