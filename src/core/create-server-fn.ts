import type { BuilderEnvironment } from './builder-environment.ts'
import type { EmptyChain } from './chain.types.ts'
import type { MiddlewareList } from './create-middleware.types.ts'
import type { ServerFnBuilder, ServerFnOptions } from './create-server-fn.types.ts'
import { DEFINITION, definitionsOf, type ServerFnDefinition } from './definition.ts'
import type { Handler } from './server-chain.ts'
import type { Validator } from './validator.types.ts'

/** What compiled code hands over: a builder, from which the record is read. */
export interface HasServerFnDefinition {
  /** @internal */
  readonly [DEFINITION]: ServerFnDefinition
}

/** `createServerFn` for an environment. */
export function serverFnCreator(
  environment: BuilderEnvironment,
): (options?: ServerFnOptions) => ServerFnBuilder<EmptyChain> {
  return ({ method = 'GET' } = {}) => {
    environment.checks.option('createServerFn()', 'method', method, ['GET', 'POST'])
    return build({ method, middleware: [], validate: undefined }, 'start', environment)
  }
}

// `middleware` may be repeated, so it is no step of its own.
const ORDER = ['start', 'inputValidator'] as const
type Step = (typeof ORDER)[number]

function build(
  definition: ServerFnDefinition,
  reached: Step,
  environment: BuilderEnvironment,
): ServerFnBuilder<EmptyChain> {
  const { checks, toValidate, uncompiledServerFn } = environment
  const inputValidator = (validator: Validator): unknown => {
    checks.order(ORDER, reached, 'inputValidator')
    const validated = { ...definition, validate: toValidate(validator) }
    return build(validated, 'inputValidator', environment)
  }
  const builder = {
    [DEFINITION]: Object.freeze(definition),
    middleware: (list: MiddlewareList) => {
      const middleware = [...definition.middleware, ...definitionsOf(list)]
      return build({ ...definition, middleware }, reached, environment)
    },
    inputValidator,
    validator: inputValidator,
    handler: (handler: Handler) => {
      checks.callable('handler', handler)
      return uncompiledServerFn(definition, handler)
    },
  }
  // The one cast of this builder: its type offers only the methods that may still be called and
  // tracks what each one adds.
  return Object.freeze(builder) as unknown as ServerFnBuilder<EmptyChain>
}
