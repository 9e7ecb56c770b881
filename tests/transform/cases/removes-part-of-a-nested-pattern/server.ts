import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const {
  site: { title, owner: { name = 'SERVER_MARKER' } },
  lists: [first, { id = 'SERVER_MARKER' }],
} = load()

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [name, id])

export { title, first }
export { listNotes as listNotes_createServerFn_handler }
