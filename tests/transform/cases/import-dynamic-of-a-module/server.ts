import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { save } from './SERVER_MARKER/database'

const { authed } = await import('./bases')

export const addNote = _serverServerFn(authed({ method: 'POST' }), { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, ({ data }) => save(data))
export { addNote as addNote_createServerFn_handler }
