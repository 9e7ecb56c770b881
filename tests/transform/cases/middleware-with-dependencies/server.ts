import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { log } from './CLIENT_MARKER/log'

export const auth = _namedMiddleware(createMiddleware({ type: 'function' })
  .middleware([log])
  .server(({ next }) => next('SERVER_MARKER')), { name: "auth", filename: "src/input.ts" })
