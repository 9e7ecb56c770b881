import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { cache } from './CLIENT_MARKER/cache'

const notes = new Map([['CLIENT_MARKER', cache]])
notes.set('CLIENT_MARKER', cache)

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [notes, 'SERVER_MARKER'])
export { listNotes as listNotes_createServerFn_handler }
