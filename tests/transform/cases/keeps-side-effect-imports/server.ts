import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import './CLIENT_MARKER/style.css'
import { db } from './SERVER_MARKER/db'
import { track } from './CLIENT_MARKER/track'

track('CLIENT_MARKER')

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.now())
export { now as now_createServerFn_handler }
