import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import * as notes from './SERVER_MARKER/notes'
import { schemas } from './SERVER_MARKER/schemas'

export const listNotes = _serverServerFn(createServerFn()
  .inputValidator(schemas.list), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, 
  notes.list as never)

export const countNotes = _serverServerFn(createServerFn(), { id: "4QrvkgufWUExyvyi", name: "countNotes", filename: "src/input.ts" }, notes['count'])
export { listNotes as listNotes_createServerFn_handler }
export { countNotes as countNotes_createServerFn_handler }
