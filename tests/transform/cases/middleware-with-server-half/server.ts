import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { verify } from './SERVER_MARKER/session'

export const auth = _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ context: { user: verify('SERVER_MARKER') } }),
), { name: "auth", filename: "src/input.ts" })
