import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

let log = createMiddleware({ type: 'function' })
if (import.meta.env.DEV) log = _namedMiddleware(log.client(({ next }) => next('CLIENT_MARKER')), { name: "(unnamed)", filename: "src/input.ts" })
log = _namedMiddleware(log.server(({ next }) => next('SERVER_MARKER')), { name: "(unnamed)", filename: "src/input.ts" })

export { log }
