import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const { title, database: db, secret = 'SERVER_MARKER', 'api key': key } = load()

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [db, secret, key])

export { title }
export { listNotes as listNotes_createServerFn_handler }
