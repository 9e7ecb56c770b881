import { createFileRoute } from '@tanstack/solid-router'
import { auth } from './SERVER_MARKER/auth'
import { handlers } from './SERVER_MARKER/handlers'
import { limit } from './SERVER_MARKER/limit'

const middleware = [auth, limit('SERVER_MARKER')]

export const Route = createFileRoute('/api/notes')({
  'server': { middleware, handlers },
})
