/** What compiled code calls in a browser bundle. */

export { namedMiddleware } from '../builder/create-middleware.ts'
export { refuseServerOnly as refuseOnThisSide } from '../builder/environment-fns.ts'
// Last: it imports src/start.ts, whose compiled code calls what is exported above.
export { clientServerFn } from '../client/stub.ts'
