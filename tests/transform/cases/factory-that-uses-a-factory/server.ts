import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const open = () => createServerFn()
const authed = () => open().middleware([])

export const who = _serverServerFn(authed(), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
