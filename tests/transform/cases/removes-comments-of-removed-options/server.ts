import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn, createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(() => ({
  functionMiddleware: [logging],
  // SERVER_MARKER: above a removed option
  requestMiddleware: [session], // SERVER_MARKER: behind it
}))

export const upload = _serverServerFn(createServerFn({
  method: 'POST',
  /** SERVER_MARKER: above a removed option */
  limits: { body: 20_000_000 },
}), { id: "QC_JTzJ5yu12AQ_v", name: "upload", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { upload as upload_createServerFn_handler }
