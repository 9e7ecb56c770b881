import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { unused } from './CLIENT_MARKER/unused'

const TABLE = 'SERVER_MARKER'
const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.read(TABLE))
const kept = unused.title + 'CLIENT_MARKER'
export { now as now_createServerFn_handler }
