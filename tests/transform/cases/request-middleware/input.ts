import { createMiddleware } from 'seamline'
import { read } from './SERVER_MARKER/session'

const COOKIE = 'SERVER_MARKER'

export const session = createMiddleware().server(({ next, request }) =>
  next({ context: { session: read(request, COOKIE) } }),
)

export const admin = createMiddleware({ type: 'request' })
  .middleware([session])
  .server(({ next }) => next({ context: { role: 'SERVER_MARKER' } }))
