import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn, type ServerFn } from 'seamline'
import type { createMiddleware } from 'seamline'

export type Make = typeof createMiddleware
export type Now = ServerFn<undefined, string>

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
