import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn<'GET'>

export const log = _namedMiddleware(createMiddleware<Options>({ type: 'function' }).server<Context>(({ next }) =>
  next('SERVER_MARKER'),
), { name: "log", filename: "src/input.ts" })

export const now = _serverServerFn(make(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
