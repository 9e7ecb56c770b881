import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/notes')({ server: 'CLIENT_MARKER' })
