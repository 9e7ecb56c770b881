import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

const MEGABYTE = 1_000_000

export const upload = _serverServerFn(createServerFn({
  method: 'POST',
  limits: { body: 20 * MEGABYTE, ...LARGE },
}), { id: "QC_JTzJ5yu12AQ_v", name: "upload", filename: "src/input.ts" }, ({ data }) => save(data))

export const list = _serverServerFn(createServerFn({ limits: { query: 20_000 } }), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { upload as upload_createServerFn_handler }
export { list as list_createServerFn_handler }
