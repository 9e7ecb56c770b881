import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { admin } from './admin'

export const all = _serverServerFn(admin, { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { all as all_createServerFn_handler }
