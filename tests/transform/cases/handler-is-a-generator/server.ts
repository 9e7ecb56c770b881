import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { watch } from './SERVER_MARKER/watch'

export const notes = _serverServerFn(createServerFn(), { id: "lNchmkhBnkzECcvw", name: "notes", filename: "src/input.ts" }, async function* () {
  for await (const note of watch()) yield note
})
export { notes as notes_createServerFn_handler }
