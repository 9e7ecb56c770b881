import { createFileRoute } from '@tanstack/solid-router'
import { jsonErrorsMiddleware } from '../api.middleware'
import { memberMiddleware } from '../session.middleware'

/** What holds for all that programs may ask: members only, and failures in JSON. */
export const Route = createFileRoute('/api')({
  server: { middleware: [jsonErrorsMiddleware, memberMiddleware] },
})
