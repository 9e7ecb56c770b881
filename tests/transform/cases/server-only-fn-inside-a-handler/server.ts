import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createIsomorphicFn, createServerFn, createServerOnlyFn } from 'seamline'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => {
  const secret = () => 'SERVER_MARKER'
  const zone = () => 'SERVER_MARKER'
  return [secret(), zone()]
})
export { now as now_createServerFn_handler }
