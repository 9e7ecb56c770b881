import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const authedServerFn = () => createServerFn().middleware([auth])

export const who = _serverServerFn(authedServerFn(), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
