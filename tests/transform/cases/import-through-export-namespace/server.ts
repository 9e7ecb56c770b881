import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { server } from './toolkit'

export const now = _serverServerFn(server.createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
