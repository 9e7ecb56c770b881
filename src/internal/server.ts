/** What compiled code calls in a server bundle. */

export { namedMiddleware } from '../builder/create-middleware.ts'
export { refuseClientOnly as refuseOnThisSide } from '../builder/environment-fns.ts'
export { serverServerFn } from '../server/endpoint/implementation.ts'
