import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { readToken } from './SERVER_MARKER/token'

const { secret, shown } = { secret: 'SERVER_MARKER', shown: 'CLIENT_MARKER' }
const { token: own, page } = { token: readToken(), page: 'CLIENT_MARKER' } as const

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => [secret, own])

export const text = () => shown + page
export { listNotes as listNotes_createServerFn_handler }
