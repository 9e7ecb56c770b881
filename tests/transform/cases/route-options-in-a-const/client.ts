import { createFileRoute } from '@tanstack/solid-router'

const options = {
  component: () => 'CLIENT_MARKER',
} as const

export const Route = createFileRoute('/notes')(options)
