import { createFileRoute } from '@tanstack/solid-router'

export const Route = createFileRoute('/notes')({
  ...(import.meta.env.DEV ? { server: { handlers: { GET: () => 'SERVER_MARKER' } } } : {}),
})
