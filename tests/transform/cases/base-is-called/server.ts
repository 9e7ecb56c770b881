import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

const authed = createServerFn().middleware([auth])

export const upload = _serverServerFn(authed({
  method: 'POST',
  limits: { ...LARGE, body: 20_000_000 },
}), { id: "QC_JTzJ5yu12AQ_v", name: "upload", filename: "src/input.ts" }, ({ data }) => save(data))

export const list = _serverServerFn(authed(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { upload as upload_createServerFn_handler }
export { list as list_createServerFn_handler }
