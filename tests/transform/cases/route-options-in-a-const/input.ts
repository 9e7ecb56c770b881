import { createFileRoute } from '@tanstack/solid-router'
import { handlers } from './SERVER_MARKER/handlers'

const options = {
  component: () => 'CLIENT_MARKER',
  server: { handlers },
} as const

export const Route = createFileRoute('/notes')(options)
