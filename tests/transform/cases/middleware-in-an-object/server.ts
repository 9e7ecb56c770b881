import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

export const middleware = {
  auth: _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next('CLIENT_MARKER'))
    .server(({ next }) => next('SERVER_MARKER')), { name: "middleware.auth", filename: "src/input.ts" }),
  log: _namedMiddleware(createMiddleware().server(({ next }) => next('SERVER_MARKER')), { name: "middleware.log", filename: "src/input.ts" }),
}

export class Guards {
  static own = _namedMiddleware(createMiddleware().server(({ next }) => next('SERVER_MARKER')), { name: "(unnamed)", filename: "src/input.ts" })
}
