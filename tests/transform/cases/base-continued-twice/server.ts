import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { db } from './SERVER_MARKER/db'

const base = createServerFn({ method: 'POST' }).middleware([auth])

export const addNote = _serverServerFn(base
  .inputValidator((text: string) => text + 'SERVER_MARKER'), { id: "5lU_1uLA0mgTZMzC", name: "addNote", filename: "src/input.ts" }, 
  ({ data }) => db.addNote(data))

export const clearNotes = _serverServerFn(base, { id: "DJ1Mf-iU-LwcyHGc", name: "clearNotes", filename: "src/input.ts" }, () => db.clear('SERVER_MARKER'))
export { addNote as addNote_createServerFn_handler }
export { clearNotes as clearNotes_createServerFn_handler }
