import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { read } from './SERVER_MARKER/session'

const COOKIE = 'SERVER_MARKER'

export const session = _namedMiddleware(createMiddleware().server(({ next, request }) =>
  next({ context: { session: read(request, COOKIE) } }),
), { name: "session", filename: "src/input.ts" })

export const admin = _namedMiddleware(createMiddleware({ type: 'request' })
  .middleware([session])
  .server(({ next }) => next({ context: { role: 'SERVER_MARKER' } })), { name: "admin", filename: "src/input.ts" })
