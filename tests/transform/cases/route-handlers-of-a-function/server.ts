import { createFileRoute } from '@tanstack/solid-router'
import { auth } from './SERVER_MARKER/auth'

export const Route = createFileRoute('/api/notes')({
  server: {
    handlers: ({ createHandlers }) =>
      createHandlers({ POST: { middleware: [auth], handler: () => 'SERVER_MARKER' } }),
  },
})
