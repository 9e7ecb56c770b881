import { NOT_A_SERVER_FN } from '../shared/error-catalog.ts'
import { localServerFn } from '../core/call-locally.ts'
import { builderChecks } from '../core/builder-checks.ts'
import type { HasServerFnDefinition } from '../core/create-server-fn.ts'
import type { ServerFn } from '../core/create-server-fn.types.ts'
import { DEFINITION, type ServerFnMeta } from '../core/definition.ts'
import type { Handler, ServerFnImplementation, ServerPlan } from '../core/server-chain.ts'
import { toServerFn } from '../core/to-server-fn.ts'
import { base } from '../internal/config.ts'
import { misuse } from '../shared/errors.ts'
import { requestContext } from './request-context.ts'

/** What the endpoint runs for a function. */
export interface Endpoint {
  readonly implementation: ServerFnImplementation
  readonly plan: () => ServerPlan
}

/**
 * The implementation of a server function: runs in process when called on the server, and is what
 * the endpoint finds under the function's id.
 *
 * @internal Called by compiled code, in the place of `.handler(…)`.
 */
export function serverServerFn(
  builder: HasServerFnDefinition,
  meta: ServerFnMeta,
  handler: Handler,
): ServerFn<unknown, unknown> {
  const definition = builder[DEFINITION]
  builderChecks.callable('handler', handler)
  const implementation = { definition, meta, handler }
  const { call, plan } = localServerFn(implementation, requestContext)
  const serverFn = toServerFn(call, {
    method: definition.method,
    serverFnMeta: meta,
    url: () => `${base}/${meta.id}`,
  })
  endpoints.set(serverFn, { implementation, plan })
  return serverFn
}

/**
 * What the endpoint runs for a value that a manifest named. Only values made by
 * {@link serverServerFn} are known: no other export of a module can be called over HTTP.
 *
 * @throws SeamlineError `NOT_A_SERVER_FN`
 */
export function endpointOf(serverFn: ServerFn<unknown, unknown>, id: string): Endpoint {
  const endpoint = endpoints.get(serverFn)
  if (endpoint === undefined) throw misuse(NOT_A_SERVER_FN, { id })
  return endpoint
}

const endpoints = new WeakMap<ServerFn<unknown, unknown>, Endpoint>()
