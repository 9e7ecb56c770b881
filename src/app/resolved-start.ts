import type { MiddlewareDefinition } from '../model/definition.ts'
import { EMPTY_ENVIRONMENT, type CallEnvironment } from '../chain/plan-chain.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { DefaultSsr, ServerFnsOptions } from './create-start.ts'

/** The app's options, ready for use. */
export interface ResolvedStart {
  readonly serverFns: ServerFnsOptions
  /** How values of the app's own classes cross, those that others extend among them. */
  readonly adapters: readonly AnySerializationAdapter[]
  /** Where routes run that do not say it themselves; `undefined` leaves it to the router. */
  readonly defaultSsr?: DefaultSsr | undefined
  /** Global request middleware in running order, with all they depend on. */
  readonly requestMiddleware: readonly MiddlewareDefinition[]
  /** What stands around a function that is called over HTTP or within a request. */
  readonly inRequest: CallEnvironment
  /** What stands around a function that is called outside of any request. */
  readonly outsideRequest: CallEnvironment
}

/** An app without `src/start.ts`. */
export const NO_START: ResolvedStart = {
  serverFns: {},
  adapters: [],
  requestMiddleware: [],
  inRequest: EMPTY_ENVIRONMENT,
  outsideRequest: EMPTY_ENVIRONMENT,
}
