import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { authedServerFn } from './bases'
import { LARGE } from './SERVER_MARKER/limits'
import { save } from './SERVER_MARKER/database'

export const addNote = _serverServerFn(authedServerFn({ method: 'POST', limits: LARGE }), { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, ({ data }) =>
  save(data),
)

export const who = _serverServerFn(authedServerFn(), { id: "lh0ULNhrC2mOEWFn", name: "who", filename: "src/input.ts" }, () => 'SERVER_MARKER')

const posting = authedServerFn({ method: 'POST', limits: { body: 20_000 /* SERVER_MARKER */ } })

export const dropNote = _serverServerFn(posting, { id: "eFBmzJmFsLDXpDkR", name: "dropNote", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { addNote as addNote_createServerFn_handler }
export { who as who_createServerFn_handler }
export { dropNote as dropNote_createServerFn_handler }
