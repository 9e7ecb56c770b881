import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { makeKit } from './kit'

const { authed } = makeKit('user')

export const who = _serverServerFn(authed, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const all = _serverServerFn(makeKit('admin').open({ method: 'POST' }), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { all as all_createServerFn_handler }
