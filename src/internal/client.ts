/** What compiled code calls in a browser bundle. */

export { namedMiddleware } from '../core/create-middleware.ts'
export { refuseServerOnly as refuseOnThisSide } from '../core/environment-fns.ts'
// Last: it imports src/start.ts, whose compiled code calls what is exported above.
export { clientServerFn } from '../client/client-server-fn.ts'
