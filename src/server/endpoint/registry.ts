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

/** Makes a value known as a server function. */
export function registerEndpoint(serverFn: ServerFn<unknown, unknown>, endpoint: Endpoint): void {
  endpoints.set(serverFn, endpoint)
}

/**
 * What the endpoint runs for a value that a manifest named. Only registered values are known: no
 * other export of a module can be called over HTTP.
 *
 * @throws SeamlineError `NOT_A_SERVER_FN`
 */
export function endpointOf(serverFn: ServerFn<unknown, unknown>, id: string): Endpoint {
  const endpoint = knownEndpoint(serverFn)
  assertRegistered(endpoint, id)
  return endpoint
}

/** What the endpoint runs for a function; `undefined` for a stub, and for one that was not compiled. */
export function knownEndpoint(serverFn: ServerFn<unknown, unknown>): Endpoint | undefined {
  return endpoints.get(serverFn)
}
