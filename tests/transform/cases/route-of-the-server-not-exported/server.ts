import { createFileRoute } from '@tanstack/solid-router'
import { check } from './CLIENT_MARKER/check'

const Route = createFileRoute('/api/webhook')({
  server: { handlers: { POST: () => new Response('SERVER_MARKER') } },
})

check('CLIENT_MARKER', Route)
