import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createMiddleware, createServerFn } from './toolkit'
import { read } from './SERVER_MARKER/database'

export const log = _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) =>
  next('SERVER_MARKER'),
), { name: "log", filename: "src/input.ts" })

export const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => read())
export { listNotes as listNotes_createServerFn_handler }
