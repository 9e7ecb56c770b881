import { createFileRoute } from '@tanstack/solid-router'

const slow = { staleTime: 1000 }

export const Route = createFileRoute('/notes')({
  ...(import.meta.env.DEV ? { staleTime: 0 } : slow),
  ...(import.meta.env.DEV && { preload: false }),
  ...(import.meta.env.DEV ? undefined : { gcTime: 5 }),
  component: () => 'CLIENT_MARKER',
})
