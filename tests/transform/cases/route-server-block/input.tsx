import { createFileRoute } from '@tanstack/solid-router'
import { read } from './SERVER_MARKER/database'

export const Route = createFileRoute('/notes')({
  component: Notes,
  // What other programs ask for: SERVER_MARKER.
  server: {
    handlers: { GET: () => Response.json(read('SERVER_MARKER')) },
  },
})

function Notes() {
  return <p>CLIENT_MARKER</p>
}
