import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { router } from './CLIENT_MARKER/router'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

router.middleware([]).inputValidator('CLIENT_MARKER').handler(() => 'CLIENT_MARKER').server('CLIENT_MARKER')
export { now as now_createServerFn_handler }
