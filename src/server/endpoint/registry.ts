import type { ServerFn } from '../../model/server-fn.types.ts'
import type { ChainPlanner } from '../../chain/plan-chain.ts'
import type { ServerFnImplementation, ServerPlan } from '../../chain/server-chain.ts'
import { assertRegistered } from './guards/function.ts'

/** What the endpoint runs for a function. */
export interface Endpoint {
  readonly implementation: ServerFnImplementation
  readonly plan: ChainPlanner<ServerPlan>
}

const endpoints = new WeakMap<ServerFn<unknown, unknown>, Endpoint>()

export function registerEndpoint(serverFn: ServerFn<unknown, unknown>, endpoint: Endpoint): void {
  endpoints.set(serverFn, endpoint)
}

/**
 * The endpoint of a value in a manifest. No other export of a module than a registered function can be called over
 * HTTP.
 *
 * @throws SeamlineError `NOT_A_SERVER_FN`
 */
export function endpointOf(serverFn: ServerFn<unknown, unknown>, id: string): Endpoint {
  const endpoint = knownEndpoint(serverFn)
  assertRegistered(endpoint, id)
  return endpoint
}

/** The endpoint of a function; `undefined` for a stub, and for one that was not compiled. */
export function knownEndpoint(serverFn: ServerFn<unknown, unknown>): Endpoint | undefined {
  return endpoints.get(serverFn)
}
