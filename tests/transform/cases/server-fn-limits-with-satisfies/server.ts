import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn, type ServerFnOptions } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'

export const upload = _serverServerFn(createServerFn({
  method: 'POST',
  limits: LARGE,
} satisfies ServerFnOptions), { id: "QC_JTzJ5yu12AQ_v", name: "upload", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { upload as upload_createServerFn_handler }
