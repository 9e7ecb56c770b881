/** The functions that compiled code calls in a browser bundle. */

import { createStub } from '../client/stub.ts'
import type { HasServerFnDefinition } from '../builder/create-server-fn.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { devChecks } from './dev-checks.ts'
export { namedMiddleware } from '../builder/create-middleware.ts'
export { refuseServerOnly as refuseOnThisSide } from '../builder/environment-fns.ts'
// Last: it imports src/start.ts, which may lead back to modules that call what is exported here.
import { app } from './config.ts'

/**
 * The client stub of a server function.
 *
 * @internal Called by compiled code, in the place of `.handler(…)`.
 */
export function clientServerFn(
  builder: HasServerFnDefinition,
  id: string,
): ServerFn<unknown, unknown> {
  return (devChecks?.createStub ?? createStub)(() => app, builder, id)
}
