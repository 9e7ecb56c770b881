/*! CLIENT_MARKER: the license of this file */
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { db } from './SERVER_MARKER/db'
import { createServerFn } from 'seamline'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.now())
export { now as now_createServerFn_handler }
