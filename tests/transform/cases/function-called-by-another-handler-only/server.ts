import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const readNow = _serverServerFn(createServerFn(), { id: "D_GQLwgI4jrO59Ru", name: "readNow", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => readNow())
export { readNow as readNow_createServerFn_handler }
export { now as now_createServerFn_handler }
