import type { ServerFn } from '../../model/server-fn.types.ts'
import type { PlannedServerFn } from '../../chain/server-chain.ts'
import { assertRegistered } from './guards/head.ts'

export type Endpoint = PlannedServerFn

const endpoints = new WeakMap<ServerFn<unknown, unknown>, Endpoint>()

export function registerEndpoint(serverFn: ServerFn<unknown, unknown>, endpoint: Endpoint): void {
  endpoints.set(serverFn, endpoint)
}

/** The endpoint of a value in a manifest: of a module's exports, only registered functions can be called over HTTP. */
export function endpointOf(serverFn: ServerFn<unknown, unknown>, id: string): Endpoint {
  const endpoint = knownEndpoint(serverFn)
  assertRegistered(endpoint, id)
  return endpoint
}

/** The endpoint of a function; `undefined` for a stub, and for one that was not compiled. */
export function knownEndpoint(serverFn: ServerFn<unknown, unknown>): Endpoint | undefined {
  return endpoints.get(serverFn)
}
