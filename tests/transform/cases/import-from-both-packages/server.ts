import { namedMiddleware as _namedMiddleware } from "@tanstack/solid-start/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware } from '@tanstack/solid-start'
import { createServerFn } from 'seamline'

export const log = _namedMiddleware(createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER')), { name: "log", filename: "src/input.ts" })

export const now = _serverServerFn(createServerFn()
  .middleware([log]), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
