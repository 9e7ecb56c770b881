/** What compiled code calls in a browser bundle. */

export { clientServerFn } from '../client/client-server-fn.ts'
export { namedMiddleware } from '../core/create-middleware.ts'
export { refuseServerOnly as refuseOnThisSide } from '../core/environment-fns.ts'
