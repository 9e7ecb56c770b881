import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const { secret, shown } = { secret: 'CLIENT_MARKER', get shown() { return this.secret } }
const { one, again } = { one: 'CLIENT_MARKER', ...{ again: 1 } }
const { key, key: twice } = { key: 'CLIENT_MARKER' }

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [secret, one, key, 'SERVER_MARKER'])

export const text = () => shown + again + twice
export { listNotes as listNotes_createServerFn_handler }
