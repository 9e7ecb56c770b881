import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from './first'
import { nothing } from './first'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const other = nothing().handler(() => 'CLIENT_MARKER')
export { now as now_createServerFn_handler }
