import { createFileRoute } from '@tanstack/solid-router'
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const listNotes = createServerFn().handler(() => read())

export const Route = createFileRoute('/notes')({
  loader: () => listNotes('CLIENT_MARKER'),
  server: { handlers: { GET: () => Response.json(read()) } },
})
