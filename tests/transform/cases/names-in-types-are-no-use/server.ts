import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'

export interface Builders {
  createServerFn(): ReturnType<typeof createServerFn>
  make(createMiddleware: typeof createServerFn): void
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export const log = _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER')), { name: "log", filename: "src/input.ts" })
export { now as now_createServerFn_handler }
