import { makeBuilder } from './builder.ts'
import type { BuilderEnvironment } from './builder-environment.ts'
import type { CreateServerFn } from '../model/server-fn.types.ts'
import type { DEFINITION, ServerFnDefinition } from '../model/definition.ts'

/** A builder in compiled code, from which the record is read. */
export interface HasServerFnDefinition {
  /** @internal */
  readonly [DEFINITION]: ServerFnDefinition
}

export function serverFnCreator(environment: BuilderEnvironment): CreateServerFn {
  const empty: ServerFnDefinition = { kind: 'serverFn', method: 'GET', middleware: [] }
  // The one cast of this builder: its type has only the methods that may still be called, and tracks what each
  // one adds. Called, it starts another function, as `createServerFn` does.
  return makeBuilder(empty, 'start', environment) as CreateServerFn
}
