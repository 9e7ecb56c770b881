import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { audited } from './bases'
import { auth } from './CLIENT_MARKER/auth'

const authed = createServerFn().middleware([auth])

export const who = _serverServerFn(createServerFn()
  .middleware([authed, audited]), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
