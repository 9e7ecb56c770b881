import { serverServerFn as _serverServerFn2 } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const _clientServerFn = 'CLIENT_MARKER'
export const _serverServerFn = 'CLIENT_MARKER'

export const now = _serverServerFn2(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
