import type { MiddlewareDefinition } from '../model/definition.ts'
import { EMPTY_ENVIRONMENT, type CallEnvironment } from '../chain/plan-chain.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { DefaultSsr, ServerFnsOptions } from './create-start.ts'

/** The options that a browser reads. */
export interface ClientStart {
  readonly serverFns: ServerFnsOptions
  /** Those of the app, and those that they extend. */
  readonly adapters: readonly AnySerializationAdapter[]
  readonly inRequest: Pick<CallEnvironment, 'globals'>
}

export interface ResolvedStart extends ClientStart {
  /** For routes without an `ssr` of their own; `undefined` leaves the choice to the router. */
  readonly defaultSsr?: DefaultSsr | undefined
  /** In running order, dependencies included. */
  readonly requestMiddleware: readonly MiddlewareDefinition[]
  /** For functions called over HTTP or within a request. */
  readonly inRequest: CallEnvironment
  /** For functions called outside a request. */
  readonly outsideRequest: CallEnvironment
}

export const NO_CLIENT_START: ClientStart = {
  serverFns: {},
  adapters: [],
  inRequest: { globals: [] },
}

export const NO_START: ResolvedStart = {
  serverFns: {},
  adapters: [],
  requestMiddleware: [],
  inRequest: EMPTY_ENVIRONMENT,
  outsideRequest: EMPTY_ENVIRONMENT,
}
