import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import make, { open } from './factories'

export const who = _serverServerFn(make('user'), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const now = _serverServerFn(open, { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { now as now_createServerFn_handler }
