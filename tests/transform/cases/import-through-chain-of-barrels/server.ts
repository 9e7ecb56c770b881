import { serverServerFn as _serverServerFn } from "@tanstack/solid-start/internal/server"
import { make } from './toolkit'

export const now = _serverServerFn(make(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
