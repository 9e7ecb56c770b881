import { serverServerFn as _serverServerFn } from "seamline/internal/server"
const seamline = await import(`seamline`)

export const now = _serverServerFn(seamline.createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
