import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline' // CLIENT_MARKER: behind the import
import { db } from './SERVER_MARKER/db'

const title = 'Notes' // CLIENT_MARKER: behind the title
const key = 'SERVER_MARKER'
// CLIENT_MARKER: above what is shown
export const shown = title

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.read(key))
export { now as now_createServerFn_handler }
