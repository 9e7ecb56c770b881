import type { ServerFn } from '../model/server-fn.types.ts'
import type { MiddlewareDefinition, ServerFnDefinition } from '../model/definition.ts'
import type { Handler } from '../chain/server-chain.ts'
import type { Validate } from '../model/validate.ts'
import type { Validator } from '../model/validator.types.ts'

export interface BuilderEnvironment {
  /** Returns `undefined` where validators never run. */
  readonly toValidate: (validator: Validator) => Validate | undefined
  readonly uncompiledServerFn: (
    definition: ServerFnDefinition,
    handler: Handler,
  ) => ServerFn<unknown, unknown>
  readonly checks: Partial<BuilderChecks>
}

/** Checks of definitions. A browser leaves them out, because the server checks the same definitions. */
export interface BuilderChecks {
  readonly middleware: (options: object) => void
  readonly options: (kind: Kind, options: object) => void
  /** Also warns about `csrf: false`. */
  readonly start: (options: object) => void
  /** @param place - names the list in messages */
  readonly list: (kind: Kind, list: unknown, place?: string) => void
  readonly step: (kind: Kind, reached: string, step: string) => void
  readonly callable: (method: string, value: unknown) => void
}

export type Kind = MiddlewareDefinition['kind'] | ServerFnDefinition['kind']
