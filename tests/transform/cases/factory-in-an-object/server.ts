import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const make = {
  open: () => createServerFn(),
  authed() {
    return createServerFn().middleware([auth])
  },
  for: {
    admin: function () {
      return createServerFn({ method: 'POST' })
    },
  },
}

export const now = _serverServerFn(make.open(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const who = _serverServerFn(make.authed(), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const all = _serverServerFn(make.for.admin(), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { who as who_createServerFn_handler }
export { all as all_createServerFn_handler }
