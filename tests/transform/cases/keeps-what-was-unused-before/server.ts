import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { unused } from './CLIENT_MARKER/unused'
import { used } from './CLIENT_MARKER/used'

const registered = used('CLIENT_MARKER')
function helper() {
  return registered
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.now(used))
export { now as now_createServerFn_handler }
