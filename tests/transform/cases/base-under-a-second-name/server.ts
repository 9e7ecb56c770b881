import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const base = createServerFn({ method: 'POST' })
const second = base
const third = second

export const addNote = _serverServerFn(third, { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { addNote as addNote_createServerFn_handler }
