import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { createServerFn as other } from 'other-kit'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const later = other().handler(() => 'CLIENT_MARKER')

export function use(createServerFn: Kit) {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}
export { now as now_createServerFn_handler }
