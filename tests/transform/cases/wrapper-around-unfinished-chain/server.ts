import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware, createServerFn, type Middleware } from 'seamline'

export const log = _namedMiddleware(createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next('SERVER_MARKER')) as Middleware, { name: "log", filename: "src/input.ts" })

const base = createServerFn().middleware([log])!
