import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const bases = {
  open: createServerFn(),
  authed: { byCookie: createServerFn({ method: 'POST' }).middleware([auth]) },
}

const { open } = bases

export const now = _serverServerFn(bases.open, { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const later = _serverServerFn(open, { id: "Txjw5qWJdqcLY5fI", name: "later", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const who = _serverServerFn(bases.authed.byCookie, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { later as later_createServerFn_handler }
export { who as who_createServerFn_handler }
