import type { ServerFn } from '../model/server-fn.types.ts'
import type { MiddlewareDefinition, ServerFnDefinition } from '../model/definition.ts'
import type { Handler } from '../chain/server-chain.ts'
import type { Validate } from '../model/validate.ts'
import type { Validator } from '../model/validator.types.ts'

/** The differences of the builders in a browser and on a server. */
export interface BuilderEnvironment {
  /**
   * @returns `undefined` where validators never run
   * @throws SeamlineError `INVALID_VALIDATOR`
   */
  readonly toValidate: (validator: Validator) => Validate | undefined
  /** Makes the function for a handler that was not compiled. */
  readonly uncompiledServerFn: (
    definition: ServerFnDefinition,
    handler: Handler,
  ) => ServerFn<unknown, unknown>
  readonly checks: BuilderChecks
}

/**
 * Checks of definitions. A browser leaves them out, because the server checks the same definitions.
 */
export interface BuilderChecks {
  /** @throws SeamlineError `UNKNOWN_OPTION`; `INVALID_OPTION` for another type */
  readonly middleware: (options: object) => void
  /**
   * @throws SeamlineError `UNKNOWN_OPTION`; `INVALID_OPTION` for a value that an option does not take;
   * `HANDLER_MISSING` for the options of a call
   */
  readonly options: (kind: Kind, options: object) => void
  /**
   * Also warns about `csrf: false`.
   *
   * @throws SeamlineError `UNKNOWN_OPTION`; `INVALID_OPTION` for a value that an option does not take;
   * `NOT_A_MIDDLEWARE` or `WRONG_MIDDLEWARE` for an entry of a list; `INVALID_ORIGIN` for an origin that no browser sends
   */
  readonly start: (options: object) => void
  /**
   * @throws SeamlineError `NOT_A_MIDDLEWARE` for anything but a list of middleware;
   * `WRONG_MIDDLEWARE` for function middleware below a request middleware, or below what `place` names
   */
  readonly list: (kind: Kind, list: unknown, place?: string) => void
  /** @throws SeamlineError `METHOD_OUT_OF_ORDER` */
  readonly step: (kind: Kind, reached: string, step: string) => void
  /** @throws SeamlineError `HANDLER_MISSING` without a value, `INVALID_MIDDLEWARE_FN` for anything but a function */
  readonly callable: (method: string, value: unknown) => void
}

export type Kind = MiddlewareDefinition['kind'] | ServerFnDefinition['kind']
