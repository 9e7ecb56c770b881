import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { schema } from './SERVER_MARKER/schema'

const base = createServerFn().inputValidator(schema)

export const now = _serverServerFn(base, { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
