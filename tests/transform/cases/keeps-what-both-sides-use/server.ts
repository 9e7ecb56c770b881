import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { format, parse } from './CLIENT_MARKER/dates'
import { db } from './SERVER_MARKER/db'

const ZONE = 'CLIENT_MARKER'

function inZone(date: Date) {
  return format(date, ZONE)
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => inZone(parse(db.now(ZONE))))

export const today = () => inZone(new Date())
export { now as now_createServerFn_handler }
