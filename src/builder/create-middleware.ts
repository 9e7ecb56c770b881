import { makeBuilder } from './builder.ts'
import type { BuilderEnvironment } from './builder-environment.ts'
import type { FunctionMiddlewareBuilder, Middleware } from '../model/middleware.types.ts'
import { DEFINITION, type MiddlewareDefinition, type Source } from '../model/definition.ts'
import type { RequestMiddlewareBuilder } from '../model/request-middleware.types.ts'

/** Options of `createMiddleware()`. */
export interface MiddlewareOptions<TType extends 'function' | 'request'> {
  /**
   * `'function'` wraps calls of server functions, with a client function and a server function; `'request'`
   * wraps any request.
   *
   * @defaultValue `'request'`
   */
  readonly type: TType
}

/** `createMiddleware` as its users see it. */
export interface CreateMiddleware {
  /** Starts a function middleware. */
  (options: MiddlewareOptions<'function'>): FunctionMiddlewareBuilder
  /** Starts a request middleware. */
  (options?: MiddlewareOptions<'request'>): RequestMiddlewareBuilder
}

export function middlewareCreator(environment: BuilderEnvironment): CreateMiddleware {
  const create = (options: Partial<MiddlewareOptions<'function' | 'request'>> = {}) => {
    environment.checks.middleware?.(options)
    const { type = 'request' } = options
    // A record without functions and validators is valid for either kind.
    const definition = { kind: type, middleware: [] } as unknown as MiddlewareDefinition
    return makeBuilder(definition, 'start', environment)
  }
  // The overloads of the interface have the builder of each `type`.
  return create as CreateMiddleware
}

/**
 * A copy of a middleware with the place of its definition, for messages.
 *
 * @internal Called by compiled code.
 */
export function namedMiddleware<TMiddleware extends Middleware>(
  middleware: TMiddleware,
  source: Source,
): TMiddleware {
  // The copy differs in its record only.
  return Object.freeze({ ...middleware, [DEFINITION]: { ...middleware[DEFINITION], source } })
}
