import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from '~/toolkit'
import { authed } from '~/server/bases'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const who = _serverServerFn(authed, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { who as who_createServerFn_handler }
