import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { authed } from './bases'
import { read } from './SERVER_MARKER/database'
import { check } from './SERVER_MARKER/schema'

export const listNotes = _serverServerFn(authed.inputValidator(check), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, ({ data }) => read(data))

export const countNotes = _serverServerFn(authed.middleware([]), { id: "4QrvkgufWUExyvyi", name: "countNotes", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const postable = authed.middleware([])
export { listNotes as listNotes_createServerFn_handler }
export { countNotes as countNotes_createServerFn_handler }
