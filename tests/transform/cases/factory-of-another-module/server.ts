import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { admin, kit, serverFnFor } from './factories'

export const who = _serverServerFn(serverFnFor('user'), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const all = _serverServerFn(admin(), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const one = _serverServerFn(kit.authed({ role: 'user' }), { id: "itYcQNubWV5TN33C", name: "one", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { all as all_createServerFn_handler }
export { one as one_createServerFn_handler }
