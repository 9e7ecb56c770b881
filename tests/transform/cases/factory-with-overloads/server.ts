import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { serverFnFor } from './factories'

export const who = _serverServerFn(serverFnFor(), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
