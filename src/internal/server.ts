/** The functions that compiled code calls in a server bundle. */

import type { HasServerFnDefinition } from '../builder/create-server-fn.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import type { ServerFnMeta } from '../model/definition.ts'
import type { Handler } from '../chain/server-chain.ts'
import { implementServerFn } from '../server/endpoint/implementation.ts'
export { namedMiddleware } from '../builder/create-middleware.ts'
export { refuseClientOnly as refuseOnThisSide } from '../builder/environment-fns.ts'
// Last: it imports src/start.ts, which may lead back to modules that call what is exported here.
import { app } from './config.ts'

/**
 * The implementation of a server function.
 *
 * @internal Called by compiled code, in the place of `.handler(…)`.
 */
export function serverServerFn(
  builder: HasServerFnDefinition,
  meta: ServerFnMeta,
  handler: Handler,
): ServerFn<unknown, unknown> {
  return implementServerFn(() => app, builder, meta, handler)
}
