import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { db } from './SERVER_MARKER/database'
import { traced } from './tracing'

export const withDb = _namedMiddleware(traced('db')
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next({ context: { db } })), { name: "withDb", filename: "src/input.ts" })
