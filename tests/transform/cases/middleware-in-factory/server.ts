import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { check } from './SERVER_MARKER/roles'

export function requireRole(role: string) {
  const middleware = _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next('CLIENT_MARKER'))
    .server(({ next }) => next(check(role, 'SERVER_MARKER'))), { name: "middleware", filename: "src/input.ts" })
  return middleware
}

export const requireUser = () =>
  _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) => next(check('SERVER_MARKER'))), { name: "(unnamed)", filename: "src/input.ts" })
