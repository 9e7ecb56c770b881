import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { serverFn } from './toolkit'
import middleware from './toolkit'

export const log = _namedMiddleware(middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER')), { name: "log", filename: "src/input.ts" })

export const now = _serverServerFn(serverFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
