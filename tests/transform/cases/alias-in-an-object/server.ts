import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const tools = { make: createServerFn, nested: { 'make again': createServerFn } }

export const now = _serverServerFn(tools.make(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const later = _serverServerFn(tools.nested['make again'](), { id: "Txjw5qWJdqcLY5fI", name: "later", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { later as later_createServerFn_handler }
