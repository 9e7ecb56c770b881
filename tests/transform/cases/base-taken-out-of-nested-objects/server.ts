import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { kit } from './kit'

const {
  authed,
  open: { plain: base },
} = kit

export const who = _serverServerFn(authed, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const now = _serverServerFn(base, { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { now as now_createServerFn_handler }
