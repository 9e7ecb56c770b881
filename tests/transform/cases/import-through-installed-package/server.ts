import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { authedServerFn, createServerFn } from 'acme-kit'
import { audited } from 'acme-kit/audit'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const who = _serverServerFn(authedServerFn({ method: 'POST' }), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const all = _serverServerFn(audited('all'), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { now as now_createServerFn_handler }
export { who as who_createServerFn_handler }
export { all as all_createServerFn_handler }
