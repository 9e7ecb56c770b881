import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const base = (() => createServerFn({ method: 'POST' }))()

export const who = _serverServerFn(base, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
