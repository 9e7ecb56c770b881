import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const now = _serverServerFn(createServerFn()
  .middleware([
    auth,
    _namedMiddleware(createMiddleware({ type: 'function' })
      .client(({ next }) => next('CLIENT_MARKER'))
      .server(({ next }) => next('SERVER_MARKER')), { name: "(unnamed)", filename: "src/input.ts" }),
  ]), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
