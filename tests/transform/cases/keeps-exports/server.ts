import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { limit } from './CLIENT_MARKER/limit'

export const LIMIT = limit('CLIENT_MARKER')
export function clamp(n: number) {
  return Math.min(n, LIMIT)
}
const page = 'CLIENT_MARKER'
export { page }
export default class Pager {
  page = page
}
export * from './CLIENT_MARKER/pages'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.now(clamp(LIMIT), page))
export { now as now_createServerFn_handler }
