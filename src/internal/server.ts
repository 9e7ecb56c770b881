/** What compiled code calls in a server bundle. */

export { namedMiddleware } from '../core/create-middleware.ts'
export { refuseClientOnly as refuseOnThisSide } from '../core/environment-fns.ts'
export { serverServerFn } from '../server/server-server-fn.ts'
