import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const authed = createServerFn().middleware([])

export const who = _serverServerFn(createServerFn()
  .middleware([authed] as const), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
