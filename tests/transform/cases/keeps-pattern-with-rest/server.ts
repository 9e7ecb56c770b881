import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const { secret, ...shown } = load('CLIENT_MARKER')

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [secret, 'SERVER_MARKER'])

export { shown }
export { listNotes as listNotes_createServerFn_handler }
