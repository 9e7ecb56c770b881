import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth, log } from './CLIENT_MARKER/middleware'

const logged = createServerFn().middleware([log])
const authed = logged.middleware([auth])

export const now = _serverServerFn(authed, { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
