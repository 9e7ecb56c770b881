import { createFileRoute } from '@tanstack/solid-router'
import { shared } from './shared'

export const Route = createFileRoute('/notes')({
  ...shared,
  server: { handlers: { GET: () => 'SERVER_MARKER' } },
})
