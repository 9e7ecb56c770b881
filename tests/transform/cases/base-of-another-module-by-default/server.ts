import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import authed from './bases'
import { default as open } from './bases'

export const who = _serverServerFn(authed, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const now = _serverServerFn(open({ method: 'POST' }), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { now as now_createServerFn_handler }
