import { createFileRoute } from '@tanstack/solid-router'
import { jsonErrorsMiddleware } from '../api.middleware'
import { memberMiddleware } from '../session.middleware'

/** The API for programs: members only, with errors in JSON. */
export const Route = createFileRoute('/api')({
  server: { middleware: [jsonErrorsMiddleware, memberMiddleware] },
})
