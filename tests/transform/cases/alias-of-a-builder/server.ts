import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn
const makeAgain = make
const { middleware } = { middleware: createMiddleware }

export const log = _namedMiddleware(middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER')), { name: "log", filename: "src/input.ts" })

export const now = _serverServerFn(make(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const later = _serverServerFn(makeAgain({ method: 'POST' }), { id: "Txjw5qWJdqcLY5fI", name: "later", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { later as later_createServerFn_handler }
