import { createFileRoute } from '@tanstack/solid-router'
import { handlers } from './SERVER_MARKER/handlers'

const shared = { pendingComponent: () => 'CLIENT_MARKER' }

export const Route = createFileRoute('/notes')({
  ...shared,
  component: () => 'CLIENT_MARKER',
  server: { handlers },
})
