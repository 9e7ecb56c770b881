import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import './CLIENT_MARKER/styles.css'
import './env.server'
import '../SERVER_MARKER/env.server.ts'
import { createServerFn } from 'seamline'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
