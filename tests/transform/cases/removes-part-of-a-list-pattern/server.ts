import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const [secret = 'SERVER_MARKER', title, , last = 'SERVER_MARKER', end] = load()

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [secret, last, end])

export { title }
export { listNotes as listNotes_createServerFn_handler }
