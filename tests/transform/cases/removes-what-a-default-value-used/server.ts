import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'
import { fallback } from './SERVER_MARKER/fallback'

const { title, secret = fallback() } = load()

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => secret)

export { title }
export { listNotes as listNotes_createServerFn_handler }
