import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import * as bases from './bases'

export const who = _serverServerFn(bases.authed, { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const one = _serverServerFn(bases.kit.admin({ method: 'POST' }), { id: "itYcQNubWV5TN33C", name: "one", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { one as one_createServerFn_handler }
