import { createFileRoute } from '@tanstack/solid-router'

const shared = { pendingComponent: () => 'CLIENT_MARKER' }

export const Route = createFileRoute('/notes')({
  ...shared,
  component: () => 'CLIENT_MARKER',
})
