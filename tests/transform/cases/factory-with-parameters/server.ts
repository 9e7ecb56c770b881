import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { requireRole } from './CLIENT_MARKER/roles'

const serverFnFor = (role: string, { method = 'GET' }: { method?: 'GET' | 'POST' } = {}) =>
  createServerFn({ method }).middleware([requireRole(role)])

export const who = _serverServerFn(serverFnFor('user'), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const all = _serverServerFn(serverFnFor('admin', { method: 'POST' })
  .inputValidator((id: string) => ['SERVER_MARKER', id]), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, 
  () => 'SERVER_MARKER')
export { who as who_createServerFn_handler }
export { all as all_createServerFn_handler }
