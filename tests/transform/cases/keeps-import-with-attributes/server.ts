import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import shared from './CLIENT_MARKER.json' with { type: 'json' }
import secrets from './SERVER_MARKER.json' with { type: 'json' }
import { createServerFn } from 'seamline'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, async () => {
  await using file = secrets.open('SERVER_MARKER')
  return file
})

export { shared }
export { now as now_createServerFn_handler }
