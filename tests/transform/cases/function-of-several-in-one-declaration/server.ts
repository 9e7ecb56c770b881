import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  title = 'CLIENT_MARKER',
  later = _serverServerFn(createServerFn(), { id: "Txjw5qWJdqcLY5fI", name: "later", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { later as later_createServerFn_handler }
