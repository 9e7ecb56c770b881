import type { ServerFn } from './create-server-fn.types.ts'
import type { ServerFnDefinition } from './definition.ts'
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
  readonly option: (
    call: string,
    option: string,
    value: unknown,
    accepted: readonly unknown[],
  ) => void
  /** @throws SeamlineError `METHOD_OUT_OF_ORDER` */
  readonly order: (order: readonly string[], reached: string, method: string) => void
  /** @throws SeamlineError `HANDLER_MISSING` without a value, `INVALID_HALF` for anything but a function */
  readonly callable: (method: string, value: unknown) => void
}
