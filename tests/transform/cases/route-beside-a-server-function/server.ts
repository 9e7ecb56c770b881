import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createFileRoute } from '@tanstack/solid-router'
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => read())

export const Route = createFileRoute('/notes')({
  loader: () => listNotes('CLIENT_MARKER'),
  server: { handlers: { GET: () => Response.json(read()) } },
})
export { listNotes as listNotes_createServerFn_handler }
