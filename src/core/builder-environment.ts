import type { ServerFn } from './create-server-fn.types.ts'
import type { assertOrigins } from './origins.ts'
import type { MiddlewareDefinition, ServerFnDefinition } from './definition.ts'
import type { Handler } from './server-chain.ts'
import type { Validate } from './validate.ts'
import type { Validator } from './validator.types.ts'

/** What the builders do differently in a browser and on a server. */
export interface BuilderEnvironment {
  /**
   * Reads a validator.
   *
   * @returns `undefined` where validators never run
   * @throws SeamlineError `INVALID_VALIDATOR`
   */
  readonly toValidate: (validator: Validator) => Validate | undefined
  /** Makes the function of a handler that no transform has seen. */
  readonly uncompiledServerFn: (
    definition: ServerFnDefinition,
    handler: Handler,
  ) => ServerFn<unknown, unknown>
  readonly checks: BuilderChecks
}

/**
 * What is refused while something is being defined. A browser leaves this out: its bundle holds what
 * the transform left of definitions that the server makes, and checks, too.
 */
export interface BuilderChecks {
  /** @throws SeamlineError `INVALID_OPTION` */
  readonly type: (type: unknown) => void
  /** @throws SeamlineError `INVALID_OPTION`; `HANDLER_MISSING` for the options of a call */
  readonly options: (kind: Kind, options: object) => void
  /** @throws SeamlineError `INVALID_OPTION` for a limit, or an option of streams, that there is not or is no number */
  readonly serverFns: (
    options: { readonly limits?: object; readonly streams?: object } | undefined,
  ) => void
  /** @throws SeamlineError `INVALID_ORIGIN` for an origin that no browser sends */
  readonly origins: typeof assertOrigins
  /**
   * @throws SeamlineError `NOT_A_MIDDLEWARE` for anything but a list of middleware;
   * `WRONG_MIDDLEWARE` for function middleware below a request middleware, or below what `place` names
   */
  readonly list: (kind: Kind, list: unknown, place?: string) => void
  /** @throws SeamlineError `METHOD_OUT_OF_ORDER` */
  readonly step: (kind: Kind, reached: string, step: string) => void
  /** @throws SeamlineError `HANDLER_MISSING` without a value, `INVALID_HALF` for anything but a function */
  readonly callable: (method: string, value: unknown) => void
}

/** What is being built. */
export type Kind = MiddlewareDefinition['kind'] | ServerFnDefinition['kind']
