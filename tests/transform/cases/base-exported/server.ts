import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { check } from './SERVER_MARKER/schema'

export const authedServerFn = createServerFn().middleware([auth]).inputValidator(check)

const open = createServerFn()
export { open, open as openServerFn }

export const who = _serverServerFn(authedServerFn, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
