import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'

const posting = { method: 'POST', limits: LARGE } as const

export const addNote = _serverServerFn(createServerFn(posting), { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { addNote as addNote_createServerFn_handler }
