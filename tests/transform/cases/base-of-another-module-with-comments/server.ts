import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { authed } from './bases'

export const one = _serverServerFn(authed, { id: "itYcQNubWV5TN33C", name: "one", filename: "src/input.ts" },  /* who */  /* checks */  /* answers */ () => 'SERVER_MARKER')

export const two = _serverServerFn(authed
  // Only once.
  .middleware([]), { id: "ub-dOXSCKXsu19DZ", name: "two", filename: "src/input.ts" }, 
  // Says who it is.
  () => 'SERVER_MARKER')
export { one as one_createServerFn_handler }
export { two as two_createServerFn_handler }
