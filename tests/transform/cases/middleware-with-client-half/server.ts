import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { token } from './CLIENT_MARKER/session'

export const auth = _namedMiddleware(createMiddleware({ type: 'function' }).client(({ next }) =>
  next({ headers: { authorization: token('CLIENT_MARKER') } }),
), { name: "auth", filename: "src/input.ts" })
