import { createFileRoute } from '@tanstack/solid-router'
import { server } from './CLIENT_MARKER/notes'

export const Route = createFileRoute('/notes')({
  loader: () => server.read('CLIENT_MARKER'),
})
